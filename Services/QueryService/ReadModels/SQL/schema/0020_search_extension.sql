-- Trigrams, for search. An extension lives in one schema of a database, and not in that of a copy which a later one
-- replaces. Where somebody installed it already, that place serves as well.
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_extension WHERE extname = 'pg_trgm') THEN
        CREATE SCHEMA IF NOT EXISTS hindsight_read;
        CREATE EXTENSION pg_trgm SCHEMA hindsight_read;
    END IF;
END
$$;
