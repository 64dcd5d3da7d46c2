SELECT checkpoint.position, listed.position, listed.user_id, listed.entry
FROM projections checkpoint
LEFT JOIN LATERAL list_audit($1, $2, $3, $4, $5, $6, $7, $8) listed ON true
WHERE checkpoint.name = 'users'
ORDER BY listed.position DESC
