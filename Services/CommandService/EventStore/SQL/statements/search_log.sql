-- $1 log, $2 first, $3 last, $4 event types or NULL, $5 limit. The last position's event is answered whatever its type:
-- without it nobody would know that all of the slice was looked at.
SELECT stream_id, event_id, position, revision, event_type, schema_version, recorded_at, data, metadata
FROM events
WHERE log_id = $1 AND position >= $2 AND position <= $3
    AND ($4::text[] IS NULL OR event_type = ANY ($4) OR position = $3)
ORDER BY position
LIMIT $5
