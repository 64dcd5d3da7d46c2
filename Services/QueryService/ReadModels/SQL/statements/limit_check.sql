UPDATE hindsight_read.checks SET to_position = $2 WHERE replay_id = $1 AND finished_at IS NULL
