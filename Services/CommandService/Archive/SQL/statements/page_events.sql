-- $1 log, $2 after which position, $3 through which, $4 how many.
SELECT stream_id, event_id, position, revision, event_type, schema_version, recorded_at, data, metadata
FROM events
WHERE log_id = $1 AND position > $2 AND position <= $3
ORDER BY position
LIMIT $4
