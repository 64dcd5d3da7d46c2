-- $1 log, $2 name
UPDATE subscriptions SET verified_at = clock_timestamp() WHERE log_id = $1 AND name = $2
