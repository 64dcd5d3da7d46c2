SELECT checkpoint.position, found.revision, found.deleted_at IS NOT NULL, found.body
FROM projections checkpoint
LEFT JOIN users found ON found.user_id = $1
WHERE checkpoint.name = 'users'
