-- No row when another instance took the same stretch.
UPDATE hindsight_read.checks
SET position = $3, users = users + $4, differences = differences + $5
WHERE replay_id = $1 AND position = $2 AND finished_at IS NULL
RETURNING replay_id
