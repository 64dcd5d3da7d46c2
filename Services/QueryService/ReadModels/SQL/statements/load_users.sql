SELECT user_id, revision, name, email, status, locale, created_at, updated_at, deleted_at, deleted_by, deletion_reason
FROM users
WHERE user_id = ANY ($1)
