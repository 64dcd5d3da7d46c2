-- $1 log, $2 subscription, $3 position, $4 event types or NULL. What is parked or was is left out of the order.
SELECT event_id
FROM events
WHERE log_id = $1 AND position <= $3
    AND ($4::text[] IS NULL OR event_type = ANY ($4))
    AND NOT EXISTS (
        SELECT FROM parked_events AS parked
        WHERE parked.log_id = $1 AND parked.subscription = $2 AND parked.position = events.position
    )
ORDER BY position DESC
LIMIT 1
