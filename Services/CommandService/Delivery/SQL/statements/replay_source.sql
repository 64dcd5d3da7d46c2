-- $1 log, $2 subscription.
SELECT url, event_types FROM subscriptions WHERE log_id = $1 AND name = $2
