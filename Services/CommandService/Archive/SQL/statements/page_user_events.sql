-- $1 log, $2 user, $3 after which revision, $4 after which position, $5 through which, $6 how many. Paged by revision,
-- which has an index; of one user it is the order of positions.
SELECT stream_id, event_id, position, revision, event_type, schema_version, recorded_at, data, metadata
FROM events
WHERE log_id = $1 AND stream_id = $2 AND revision > $3 AND position > $4 AND position <= $5
ORDER BY revision
LIMIT $6
