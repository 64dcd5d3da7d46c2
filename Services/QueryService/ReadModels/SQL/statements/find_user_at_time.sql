-- The revision valid at a time, the time itself included.
SELECT
    checkpoint.position, checkpoint.recorded_at,
    found.revision, found.position, found.valid_from, found.deleted_at IS NOT NULL, found.body
FROM projections checkpoint
LEFT JOIN LATERAL (
    SELECT version.revision, version.position, version.valid_from, version.deleted_at, version.body
    FROM user_versions version
    WHERE version.user_id = $1 AND version.valid_from <= $2
    ORDER BY version.valid_from DESC
    LIMIT 1
) found ON true
WHERE checkpoint.name = 'users'
