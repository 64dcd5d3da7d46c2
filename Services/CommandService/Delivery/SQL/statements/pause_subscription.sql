-- $1 log, $2 name. One that is stopped stays so: nothing is sent either way, and its alarm must not be hidden.
UPDATE subscriptions
SET state = 'paused', state_since = clock_timestamp(), next_attempt_at = NULL
WHERE log_id = $1 AND name = $2 AND state NOT IN ('paused', 'stopped')
