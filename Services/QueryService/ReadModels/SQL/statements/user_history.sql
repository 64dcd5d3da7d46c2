-- Oldest first. One row at least, for the checkpoint and for whether there is such a user.
SELECT checkpoint.position, known.user_id IS NOT NULL, entries.position, entries.entry
FROM projections checkpoint
LEFT JOIN users known ON known.user_id = $1
LEFT JOIN LATERAL (
    SELECT audit.position, audit.entry
    FROM audit
    WHERE audit.user_id = $1 AND audit.position > $2
    ORDER BY audit.position
    LIMIT $3
) entries ON true
WHERE checkpoint.name = 'users'
ORDER BY entries.position
