-- $1 log, $2 subscription, $3 limit. The latest first; one row of NULLs when there is none, and no row without the
-- subscription.
SELECT
    failure.failed_at, failure.position, failure.event_id, failure.status, failure.reason, failure.answer,
    failure.next_attempt_at
FROM subscriptions
LEFT JOIN LATERAL (
    SELECT *
    FROM delivery_failures
    WHERE delivery_failures.log_id = $1 AND delivery_failures.subscription = $2
    ORDER BY delivery_failures.number DESC
    LIMIT $3
) AS failure ON true
WHERE subscriptions.log_id = $1 AND subscriptions.name = $2
ORDER BY failure.number DESC
