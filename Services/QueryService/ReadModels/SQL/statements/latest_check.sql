SELECT replay_id, started_at, finished_at, position, to_position, users, differences, error
FROM hindsight_read.checks
ORDER BY started_at DESC
LIMIT 1
