-- $1 log, $2 stream, $3 revision, $4 position, $5 schema version, $6 state. Whatever is there is written over: it may be of
-- another program's version, or of an event that never was.
INSERT INTO snapshots (log_id, stream_id, revision, position, schema_version, state) VALUES ($1, $2, $3, $4, $5, $6)
ON CONFLICT (log_id, stream_id) DO UPDATE
SET revision = excluded.revision, position = excluded.position, schema_version = excluded.schema_version,
    state = excluded.state
