-- $1 log, then one array a column.
INSERT INTO commands (
    log_id, first_revision, last_revision, first_position, last_position, command_id, stream_id, fingerprint
)
SELECT $1, given.*
FROM unnest($2::bigint[], $3::bigint[], $4::bigint[], $5::bigint[], $6::uuid[], $7::uuid[], $8::bytea[]) AS given
