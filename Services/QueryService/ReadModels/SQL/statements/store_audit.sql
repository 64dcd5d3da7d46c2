INSERT INTO audit (position, event_id, user_id, revision, event_type, recorded_at, actor, correlation_id, entry)
SELECT * FROM unnest(
    $1::bigint[], $2::uuid[], $3::uuid[], $4::bigint[], $5::text[], $6::timestamptz[], $7::text[], $8::text[],
    $9::json[])
