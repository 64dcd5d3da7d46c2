-- $1 log, $2 name, $3 the sealed new secret, $4 for how many seconds the one until now counts too. One from a rotation
-- before, still counting or not, is forgotten. No row changes where the secret is configured or where there is none.
UPDATE subscriptions
SET previous_secret_box = CASE WHEN $4 > 0 THEN secret_box END,
    previous_secret_until = CASE WHEN $4 > 0 THEN clock_timestamp() + $4::bigint * interval '1 second' END,
    secret_box = $3
WHERE log_id = $1 AND name = $2 AND NOT is_configured AND secret_box IS NOT NULL
