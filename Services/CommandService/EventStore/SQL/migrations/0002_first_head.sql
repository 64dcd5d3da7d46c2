-- The log's name for ever: every webhook carries it, so that a subscriber notices another history.
INSERT INTO heads (log_id, log_uuid, position, recorded_at) VALUES (1, gen_random_uuid(), 0, 'epoch')
