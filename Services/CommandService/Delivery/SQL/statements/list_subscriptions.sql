-- $1 log. What dispatchers need to know. A previous secret counts until its time is over.
SELECT
    name, url, position, after_event, settled, max_batch, max_backoff_seconds, state, data_versions, event_types,
    on_poison, verify, verified_at IS NOT NULL AS is_verified, ca_file, client_certificate_file, mail_from,
    created_at, resumes::bigint, is_configured, secret_box,
    CASE WHEN previous_secret_until > clock_timestamp() THEN previous_secret_box END AS previous_secret_box,
    EXISTS (
        SELECT FROM parked_events AS parked
        WHERE parked.log_id = subscriptions.log_id AND parked.subscription = subscriptions.name
            AND (parked.state = 'parked' OR parked.position > subscriptions.settled)
    ) AS has_parked,
    EXISTS (
        SELECT FROM parked_events AS parked
        WHERE parked.log_id = subscriptions.log_id AND parked.subscription = subscriptions.name
            AND parked.state = 'parked' AND parked.retry_requested_at IS NOT NULL
    ) AS has_retries
FROM subscriptions
WHERE log_id = $1
ORDER BY name
