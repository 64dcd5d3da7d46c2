INSERT INTO users (
    user_id, revision, name, name_key, email, email_key, status, locale,
    created_at, updated_at, deleted_at, deleted_by, deletion_reason, body)
SELECT * FROM unnest(
    $1::uuid[], $2::bigint[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[],
    $9::timestamptz[], $10::timestamptz[], $11::timestamptz[], $12::text[], $13::text[], $14::json[])
ON CONFLICT (user_id) DO UPDATE SET
    revision = excluded.revision,
    name = excluded.name,
    name_key = excluded.name_key,
    email = excluded.email,
    email_key = excluded.email_key,
    status = excluded.status,
    locale = excluded.locale,
    updated_at = excluded.updated_at,
    deleted_at = excluded.deleted_at,
    deleted_by = excluded.deleted_by,
    deletion_reason = excluded.deletion_reason,
    body = excluded.body
