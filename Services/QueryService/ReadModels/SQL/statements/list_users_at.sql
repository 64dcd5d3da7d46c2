-- As list_users, at a moment: $15 is a time, or $16 the position that an earlier page resolved it to, so that all pages
-- see one moment whatever is applied between them.
SELECT checkpoint.position, listed.user_id, listed.key_time, listed.key_text, listed.body, moment.position
FROM projections checkpoint
CROSS JOIN LATERAL (
    SELECT coalesce(
        $16,
        (SELECT audit.position FROM audit WHERE audit.recorded_at <= $15
            ORDER BY audit.recorded_at DESC, audit.position DESC LIMIT 1),
        0) AS position
) moment
LEFT JOIN LATERAL list_users(
    moment.position, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
    WITH ORDINALITY AS listed (user_id, key_time, key_text, body, place) ON true
WHERE checkpoint.name = 'users'
ORDER BY listed.place
