CREATE INDEX replays_by_time ON replays (log_id, created_at, replay_id)
