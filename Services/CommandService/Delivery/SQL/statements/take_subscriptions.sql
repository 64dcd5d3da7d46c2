-- $1 log, $2 names. Returns those whose lock this session now holds, until it ends or releases them.
SELECT wanted.name
FROM unnest($2::text[]) AS wanted (name)
WHERE pg_try_advisory_lock(hashtextextended(format('hindsight.delivery/%s/%s', $1::smallint, wanted.name), 0))
