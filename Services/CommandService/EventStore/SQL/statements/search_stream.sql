-- $1 log, $2 first, $3 last, $4 event types or NULL, $5 limit, $6 stream: `search_log.sql`, in revisions of one stream.
SELECT stream_id, event_id, position, revision, event_type, schema_version, recorded_at, data, metadata
FROM events
WHERE log_id = $1 AND stream_id = $6 AND revision >= $2 AND revision <= $3
    AND ($4::text[] IS NULL OR event_type = ANY ($4) OR revision = $3)
ORDER BY revision
LIMIT $5
