-- What decides on a build's next step: $1 build, $2 the copy that it fills.
SELECT
    live.version,
    (SELECT position FROM hindsight_read.copy_checkpoint('read_v' || live.version)),
    copy.log,
    copy.position,
    (SELECT count(*) FROM hindsight_read.inbox WHERE build_id = $1 AND through > copy.position),
    (SELECT count(*) FROM hindsight_read.indexes_aside WHERE schema_name = $2)
FROM hindsight_read.live
LEFT JOIN hindsight_read.copy_checkpoint($2) AS copy ON true
