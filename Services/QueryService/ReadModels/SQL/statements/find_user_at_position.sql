-- The revision valid once the event at a position had been applied. Time rises with position, so the index by time serves.
SELECT
    checkpoint.position, checkpoint.recorded_at,
    found.revision, found.position, found.valid_from, found.deleted_at IS NOT NULL, found.body
FROM projections checkpoint
LEFT JOIN LATERAL (
    SELECT version.revision, version.position, version.valid_from, version.deleted_at, version.body
    FROM user_versions version
    WHERE version.user_id = $1 AND version.valid_from <= (SELECT recorded_at FROM audit WHERE audit.position = $2)
    ORDER BY version.valid_from DESC
    LIMIT 1
) found ON true
WHERE checkpoint.name = 'users'
