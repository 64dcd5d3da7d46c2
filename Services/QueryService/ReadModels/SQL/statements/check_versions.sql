-- Which versions of a stretch of the log are missing or not as its events say; the columns are store_versions'. One whose
-- successor lies beyond the stretch must end where the stored successor begins.
SELECT user_id, revision, position, is_missing, fields
FROM (
    SELECT
        expected.user_id, expected.revision, expected.position, stored.user_id IS NULL AS is_missing,
        concat_ws(
            ',',
            CASE WHEN stored.position IS DISTINCT FROM expected.position THEN 'position' END,
            CASE WHEN stored.until_position IS DISTINCT FROM
                coalesce(expected.until_position, successor.position, 9223372036854775807) THEN 'until_position' END,
            CASE WHEN stored.valid_from IS DISTINCT FROM expected.valid_from THEN 'valid_from' END,
            CASE WHEN stored.valid_to IS DISTINCT FROM
                coalesce(expected.valid_to, successor.valid_from, 'infinity') THEN 'valid_to' END,
            CASE WHEN stored.name IS DISTINCT FROM expected.name THEN 'name' END,
            CASE WHEN stored.name_key IS DISTINCT FROM expected.name_key THEN 'name_key' END,
            CASE WHEN stored.email_key IS DISTINCT FROM expected.email_key THEN 'email_key' END,
            CASE WHEN stored.status IS DISTINCT FROM expected.status THEN 'status' END,
            CASE WHEN stored.created_at IS DISTINCT FROM expected.created_at THEN 'created_at' END,
            CASE WHEN stored.deleted_at IS DISTINCT FROM expected.deleted_at THEN 'deleted_at' END,
            CASE WHEN stored.body::text IS DISTINCT FROM expected.body::text THEN 'body' END,
            CASE WHEN searched.name_key IS DISTINCT FROM expected.name_key
                OR searched.email_key IS DISTINCT FROM expected.email_key THEN 'search' END) AS fields
    FROM unnest(
        $1::uuid[], $2::bigint[], $3::bigint[], $4::bigint[], $5::timestamptz[], $6::timestamptz[],
        $7::text[], $8::text[], $9::text[], $10::text[], $11::timestamptz[], $12::timestamptz[], $13::json[])
        AS expected (
            user_id, revision, position, until_position, valid_from, valid_to,
            name, name_key, email_key, status, created_at, deleted_at, body)
    LEFT JOIN user_versions stored
        ON stored.user_id = expected.user_id AND stored.revision = expected.revision
    LEFT JOIN user_names searched
        ON searched.user_id = expected.user_id AND searched.position <= expected.position
            AND searched.until_position > expected.position
    LEFT JOIN user_versions successor
        ON successor.user_id = expected.user_id AND successor.revision = expected.revision + 1
) compared
WHERE is_missing OR fields <> ''
