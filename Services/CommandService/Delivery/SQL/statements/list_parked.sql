-- $1 log, $2 subscription, $3 after, $4 limit. Like `list_failures.sql`, in position order.
SELECT
    parked.position, parked.event_id, parked.stream_id, parked.event_type, parked.parked_at,
    parked.retry_requested_at IS NOT NULL AS is_retrying, parked.status, parked.reason, parked.answer
FROM subscriptions
LEFT JOIN LATERAL (
    SELECT *
    FROM parked_events
    WHERE parked_events.log_id = $1 AND parked_events.subscription = $2 AND parked_events.state = 'parked'
        AND parked_events.position > $3
    ORDER BY parked_events.position
    LIMIT $4
) AS parked ON true
WHERE subscriptions.log_id = $1 AND subscriptions.name = $2
ORDER BY parked.position
