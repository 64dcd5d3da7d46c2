-- No row when it has ended before.
UPDATE hindsight_read.builds
SET state = $2, error = coalesce($3, error), finished_at = clock_timestamp()
WHERE build_id = $1 AND finished_at IS NULL
RETURNING build_id
