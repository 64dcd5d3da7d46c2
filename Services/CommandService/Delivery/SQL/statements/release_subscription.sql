-- $1 log, $2 name
SELECT pg_advisory_unlock(hashtextextended(format('hindsight.delivery/%s/%s', $1::smallint, $2::text), 0))
