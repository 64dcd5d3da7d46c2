SELECT pg_notify('hindsight_applied', $1)
