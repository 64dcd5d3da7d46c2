INSERT INTO epochs (log_id, epoch) VALUES (1, 0)
