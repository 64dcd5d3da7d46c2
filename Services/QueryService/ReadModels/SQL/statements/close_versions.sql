-- What was true until now ends where its successor begins.
UPDATE user_versions version
SET valid_to = closed.valid_to, until_position = closed.until_position
FROM unnest($1::uuid[], $2::bigint[], $3::timestamptz[], $4::bigint[])
    AS closed (user_id, revision, valid_to, until_position)
WHERE version.user_id = closed.user_id AND version.revision = closed.revision
