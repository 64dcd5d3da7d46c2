-- $1 log, $2 first and $3 last position, $4 event types.
SELECT count(*) AS events
FROM events
WHERE log_id = $1 AND position >= $2 AND position <= $3 AND event_type = ANY ($4)
