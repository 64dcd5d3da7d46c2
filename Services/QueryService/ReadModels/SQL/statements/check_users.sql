-- Which users are missing or not as a stretch of the log leaves them; the columns are store_users'. A user who has gone
-- on since is judged by the stretch that has its last event.
SELECT user_id, revision, 0::bigint, is_missing, fields
FROM (
    SELECT
        expected.user_id, expected.revision, stored.user_id IS NULL AS is_missing,
        concat_ws(
            ',',
            CASE WHEN stored.revision IS DISTINCT FROM expected.revision THEN 'revision' END,
            CASE WHEN stored.name IS DISTINCT FROM expected.name THEN 'name' END,
            CASE WHEN stored.name_key IS DISTINCT FROM expected.name_key THEN 'name_key' END,
            CASE WHEN stored.email IS DISTINCT FROM expected.email THEN 'email' END,
            CASE WHEN stored.email_key IS DISTINCT FROM expected.email_key THEN 'email_key' END,
            CASE WHEN stored.status IS DISTINCT FROM expected.status THEN 'status' END,
            CASE WHEN stored.locale IS DISTINCT FROM expected.locale THEN 'locale' END,
            CASE WHEN stored.created_at IS DISTINCT FROM expected.created_at THEN 'created_at' END,
            CASE WHEN stored.updated_at IS DISTINCT FROM expected.updated_at THEN 'updated_at' END,
            CASE WHEN stored.deleted_at IS DISTINCT FROM expected.deleted_at THEN 'deleted_at' END,
            CASE WHEN stored.deleted_by IS DISTINCT FROM expected.deleted_by THEN 'deleted_by' END,
            CASE WHEN stored.deletion_reason IS DISTINCT FROM expected.deletion_reason THEN 'deletion_reason' END,
            CASE WHEN stored.body::text IS DISTINCT FROM expected.body::text THEN 'body' END) AS fields
    FROM unnest(
        $1::uuid[], $2::bigint[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[],
        $9::timestamptz[], $10::timestamptz[], $11::timestamptz[], $12::text[], $13::text[], $14::json[])
        AS expected (
            user_id, revision, name, name_key, email, email_key, status, locale,
            created_at, updated_at, deleted_at, deleted_by, deletion_reason, body)
    LEFT JOIN users stored ON stored.user_id = expected.user_id
    WHERE stored.revision IS NULL OR stored.revision <= expected.revision
        OR NOT EXISTS (
            SELECT FROM user_versions later
            WHERE later.user_id = expected.user_id AND later.revision = expected.revision + 1)
) compared
WHERE is_missing OR fields <> ''
