-- $1 log, $2 the position before the replay's first, $3 position, $4 event types or NULL, $5 user or NULL.
(
    SELECT event_id
    FROM events
    WHERE $5::uuid IS NULL AND log_id = $1 AND position > $2 AND position <= $3
        AND ($4::text[] IS NULL OR event_type = ANY ($4))
    ORDER BY position DESC
    LIMIT 1
)
UNION ALL
(
    -- A user's own order is that of the log.
    SELECT event_id
    FROM events
    WHERE log_id = $1 AND stream_id = $5 AND position > $2 AND position <= $3
        AND ($4::text[] IS NULL OR event_type = ANY ($4))
    ORDER BY revision DESC
    LIMIT 1
)
