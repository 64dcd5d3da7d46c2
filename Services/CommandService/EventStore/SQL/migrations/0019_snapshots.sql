-- The latest snapshot of each stream that has one: a shortcut for loading, and nothing that anybody must believe. It names
-- the event it was made after, so that one that does not belong to the stream is seen and left alone.
CREATE TABLE snapshots (
    revision bigint NOT NULL,
    position bigint NOT NULL,
    stream_id uuid NOT NULL,
    schema_version integer NOT NULL,
    log_id smallint NOT NULL,
    state json NOT NULL,
    PRIMARY KEY (log_id, stream_id)
)
