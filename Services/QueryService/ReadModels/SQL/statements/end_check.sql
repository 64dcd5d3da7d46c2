-- No row when it has been ended before.
UPDATE hindsight_read.checks
SET finished_at = clock_timestamp(), differences = differences + $2, error = $3
WHERE replay_id = $1 AND finished_at IS NULL
RETURNING replay_id
