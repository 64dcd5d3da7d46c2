-- By how many rows, and by how much in the totals, the read models have more or less than a log that is $1 events long by
-- its own account, and has made $2 users by then. All of one snapshot.
WITH found_users AS (
    SELECT
        count(*) AS all_users,
        count(*) FILTER (WHERE created_at <= (SELECT recorded_at FROM audit WHERE audit.position = $1)) AS until_then
    FROM users
)
SELECT (
    abs(until_then - $2)
    + abs((SELECT count(*) FROM user_versions WHERE position <= $1) - $1)
    + abs((SELECT count(*) FROM audit WHERE position <= $1) - $1)
    + abs((SELECT coalesce(sum(events), 0) FROM event_totals)
        - (SELECT position FROM projections WHERE name = 'users'))
    + abs((SELECT coalesce(sum(users), 0) FROM user_totals) - all_users)
    + abs((SELECT coalesce(sum(created), 0) FROM daily_totals) - all_users)
)::bigint
FROM found_users
