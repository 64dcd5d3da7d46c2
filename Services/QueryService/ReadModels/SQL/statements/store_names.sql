INSERT INTO user_names (user_id, position, until_position, created_at, name_key, email_key)
SELECT user_id, position, coalesce(until_position, 9223372036854775807), created_at, name_key, email_key
FROM unnest($1::uuid[], $2::bigint[], $3::bigint[], $4::timestamptz[], $5::text[], $6::text[])
    AS name (user_id, position, until_position, created_at, name_key, email_key)
