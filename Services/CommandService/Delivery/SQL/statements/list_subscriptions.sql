-- $1 log
SELECT
    name, url, secret, position, after_event, max_batch, max_backoff_seconds, state, state_since, last_success_at,
    last_failure_at, last_failure_position, last_failure_status, last_failure, next_attempt_at,
    data_versions
FROM subscriptions
WHERE log_id = $1
ORDER BY name
