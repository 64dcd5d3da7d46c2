-- The first version that was migrated serves.
INSERT INTO hindsight_read.live (version) VALUES ($1) ON CONFLICT DO NOTHING
