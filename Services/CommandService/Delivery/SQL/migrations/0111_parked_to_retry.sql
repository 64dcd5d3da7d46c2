CREATE INDEX parked_events_to_retry ON parked_events (log_id, subscription, stream_id, position)
WHERE state = 'parked' AND retry_requested_at IS NOT NULL
