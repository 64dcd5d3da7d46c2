-- How many rows there are of the log up to a position: more than its events make belong to nobody.
SELECT
    (SELECT count(*) FROM users
        WHERE created_at <= (SELECT recorded_at FROM audit WHERE audit.position = $1)),
    (SELECT count(*) FROM user_versions WHERE position <= $1),
    (SELECT count(*) FROM audit WHERE position <= $1)
