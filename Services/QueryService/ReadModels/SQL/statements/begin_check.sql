-- Instances may begin at once: one of them does. Rounds before the last are forgotten.
WITH forgotten AS (
    DELETE FROM hindsight_read.checks
    WHERE finished_at < (SELECT max(finished_at) FROM hindsight_read.checks)
)
INSERT INTO hindsight_read.checks (replay_id) VALUES ($1)
ON CONFLICT DO NOTHING
