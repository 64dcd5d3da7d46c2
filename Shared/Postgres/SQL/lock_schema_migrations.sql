-- Held by the session, because it spans the transactions of all migrations. The key is of the database, as advisory locks are.
SELECT pg_advisory_lock(hashtextextended('schema_migrations', 0))
