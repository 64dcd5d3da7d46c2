-- $1 log, $2 stream, $3 first and $4 last revision.
SELECT stream_id, event_id, position, revision, event_type, schema_version, recorded_at, data, metadata
FROM events
WHERE log_id = $1 AND stream_id = $2 AND revision BETWEEN $3 AND $4
ORDER BY revision
