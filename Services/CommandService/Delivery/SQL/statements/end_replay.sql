-- $1 log, $2 replay, $3 state, $4 what failed. One that has ended stays as it is.
UPDATE replays
SET state = $3, error = $4, ended_at = clock_timestamp(), next_attempt_at = NULL
WHERE log_id = $1 AND replay_id = $2 AND state IN ('queued', 'running')
