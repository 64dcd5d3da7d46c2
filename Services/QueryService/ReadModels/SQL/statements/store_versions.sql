INSERT INTO user_versions (
    user_id, revision, position, until_position, valid_from, valid_to,
    name, name_key, email_key, status, created_at, deleted_at, body)
SELECT
    user_id, revision, position, coalesce(until_position, 9223372036854775807), valid_from,
    coalesce(valid_to, 'infinity'), name, name_key, email_key, status, created_at, deleted_at, body
FROM unnest(
    $1::uuid[], $2::bigint[], $3::bigint[], $4::bigint[], $5::timestamptz[], $6::timestamptz[],
    $7::text[], $8::text[], $9::text[], $10::text[], $11::timestamptz[], $12::timestamptz[], $13::json[])
    AS version (
        user_id, revision, position, until_position, valid_from, valid_to,
        name, name_key, email_key, status, created_at, deleted_at, body)
