-- Wide columns first: no padding between them. `json` keeps the exact bytes; `jsonb` would reorder and rewrite them.
CREATE TABLE events (
    position bigint NOT NULL,
    revision bigint NOT NULL CHECK (revision > 0),
    recorded_at timestamptz NOT NULL,
    stream_id uuid NOT NULL,
    event_id uuid NOT NULL,
    schema_version integer NOT NULL,
    log_id smallint NOT NULL,
    event_type text COLLATE "C" NOT NULL,
    data json NOT NULL,
    metadata json NOT NULL,
    PRIMARY KEY (log_id, position),
    UNIQUE (log_id, stream_id, revision)
)
