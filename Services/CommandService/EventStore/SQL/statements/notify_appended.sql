-- Its own statement after the commit: inside the append it would hold a cluster-wide lock through the flush.
SELECT pg_notify('hindsight_events', $1)
