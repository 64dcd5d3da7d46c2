-- $1 log, $2 name or NULL for all, $3 the log's confirmed head. What people are told, and what decides on orders.
-- One probe for each of an event and a failure: `LIMIT 1` keeps the planner from ever reading all of them.
SELECT
    name, url, state, state_since, settled, greatest($3 - settled, 0) AS lag_events,
    coalesce(
        extract(epoch FROM greatest(clock_timestamp() - waiting.recorded_at, interval '0'))::double precision, 0
    ) AS lag_seconds,
    event_types, max_batch, on_poison, parked.users AS parked_users, last_success_at, last_failure_at,
    last_failure_position, last_failure_status, last_failure, failure.event_id AS last_failure_event,
    failure.answer AS last_failure_answer, next_attempt_at, is_configured, secret_box IS NOT NULL AS has_secret
FROM subscriptions
LEFT JOIN LATERAL (
    SELECT events.recorded_at
    FROM events
    WHERE events.log_id = $1 AND events.position = subscriptions.settled + 1 AND subscriptions.settled < $3
    LIMIT 1
) AS waiting ON true
LEFT JOIN LATERAL (
    SELECT ring.event_id, ring.answer
    FROM delivery_failures AS ring
    WHERE ring.log_id = $1 AND ring.subscription = subscriptions.name AND ring.number = subscriptions.failure_count
    LIMIT 1
) AS failure ON true
CROSS JOIN LATERAL (
    SELECT count(DISTINCT stream_id) AS users
    FROM parked_events
    WHERE parked_events.log_id = $1 AND parked_events.subscription = subscriptions.name
        AND parked_events.state = 'parked'
) AS parked
WHERE log_id = $1 AND ($2::text IS NULL OR name = $2)
ORDER BY name
