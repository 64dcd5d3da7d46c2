-- $1 log, $2 first and $3 last revision, $4 event types, $5 stream.
SELECT count(*) AS events
FROM events
WHERE log_id = $1 AND stream_id = $5 AND revision >= $2 AND revision <= $3 AND event_type = ANY ($4)
