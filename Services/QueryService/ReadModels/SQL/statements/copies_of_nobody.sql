-- Schemas of copies that no build fills and that are not kept.
SELECT nspname
FROM pg_namespace
WHERE nspname ~ '^read_v[0-9]+_building$' AND NOT EXISTS (SELECT FROM hindsight_read.builds WHERE finished_at IS NULL)
