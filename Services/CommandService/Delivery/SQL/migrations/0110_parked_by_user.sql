CREATE INDEX parked_events_by_user ON parked_events (log_id, subscription, stream_id, position)
WHERE state = 'parked'
