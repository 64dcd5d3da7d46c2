-- No row when another one is unfinished.
INSERT INTO hindsight_read.builds (build_id, kind, version, state, requested_by)
VALUES ($1, $2, $3, 'filling', $4)
ON CONFLICT DO NOTHING
RETURNING requested_at
