CREATE INDEX replays_under_way ON replays (log_id, created_at) WHERE state IN ('queued', 'running')
