-- No row when it has ended.
UPDATE hindsight_read.builds
SET state = $2, prepared = $3, replay_id = $4, replay_from = $5, to_position = $6, replays = $7, position = $8,
    filled_from = $9, filling_since = $10, progressed_at = $11, live_diverged = $12, differences = $13, error = $14, live_before = $15
WHERE build_id = $1 AND finished_at IS NULL
RETURNING build_id
