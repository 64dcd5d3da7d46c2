-- $1 log, $2 after, $3 through, $4 limit.
SELECT stream_id, event_id, position, revision, event_type, schema_version, recorded_at, data, metadata
FROM events
WHERE log_id = $1 AND position > $2 AND position <= $3
ORDER BY position
LIMIT $4
