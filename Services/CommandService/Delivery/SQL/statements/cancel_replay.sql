-- $1 log, $2 replay. One that has ended stays as it is.
UPDATE replays
SET state = 'cancelled', ended_at = clock_timestamp(), next_attempt_at = NULL
WHERE log_id = $1 AND replay_id = $2 AND state IN ('queued', 'running')
