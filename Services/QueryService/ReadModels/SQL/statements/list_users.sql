-- One row at least, for the checkpoint of the same snapshot.
SELECT checkpoint.position, listed.user_id, listed.key_time, listed.key_text, listed.body
FROM projections checkpoint
LEFT JOIN LATERAL list_users(
    NULL, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
    WITH ORDINALITY AS listed (user_id, key_time, key_text, body, place) ON true
WHERE checkpoint.name = 'users'
ORDER BY listed.place
