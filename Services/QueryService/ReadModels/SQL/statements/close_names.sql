-- The name and e-mail that each of these users had until now end. Stands before store_names: the newest row is meant.
UPDATE user_names name
SET until_position = ended.until_position
FROM unnest($1::uuid[], $2::bigint[]) AS ended (user_id, until_position)
CROSS JOIN LATERAL (
    SELECT position FROM user_names WHERE user_names.user_id = ended.user_id ORDER BY position DESC LIMIT 1
) newest
WHERE name.user_id = ended.user_id AND name.position = newest.position
