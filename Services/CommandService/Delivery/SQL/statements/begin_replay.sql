-- $1 log, $2 replay. No row when it has ended.
UPDATE replays
SET state = 'running', started_at = coalesce(started_at, clock_timestamp())
WHERE log_id = $1 AND replay_id = $2 AND state IN ('queued', 'running')
RETURNING replay_id
