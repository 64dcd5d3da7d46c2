-- $1 log, $2 kind, $3 values, $4 the users that hold them.
INSERT INTO reservations (log_id, kind, value, stream_id)
SELECT $1, $2, held.value, held.stream_id FROM unnest($3::text[], $4::uuid[]) AS held (value, stream_id)
