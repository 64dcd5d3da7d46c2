-- $1 log, then one array a column.
INSERT INTO events (
    log_id, position, revision, recorded_at, stream_id, event_id, schema_version, event_type, data, metadata
)
SELECT $1, given.*
FROM unnest(
    $2::bigint[], $3::bigint[], $4::timestamptz[], $5::uuid[], $6::uuid[], $7::integer[], $8::text[], $9::json[],
    $10::json[]
) AS given
