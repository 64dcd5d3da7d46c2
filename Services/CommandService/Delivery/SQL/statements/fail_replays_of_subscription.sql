-- $1 log, $2 name, $3 why. In the transaction that deletes the subscription and a statement of its own: a replay that was made
-- while the deletion waited for the row is seen by nothing earlier.
UPDATE replays
SET state = 'failed', error = $3, ended_at = clock_timestamp(), next_attempt_at = NULL
WHERE log_id = $1 AND subscription = $2 AND state IN ('queued', 'running')
    AND NOT EXISTS (SELECT FROM subscriptions WHERE subscriptions.log_id = $1 AND subscriptions.name = $2)
