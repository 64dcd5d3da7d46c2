-- One process drives the builds of a database.
SELECT pg_try_advisory_lock(hashtextextended('hindsight_read.builds', 0))
