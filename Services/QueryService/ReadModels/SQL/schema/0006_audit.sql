-- One row per event. `entry` is the answer's item, rendered once. Actors and correlation ids come from clients and may
-- be longer than an index entry, so their first characters are indexed.
CREATE TABLE audit (
    position bigint PRIMARY KEY,
    event_id uuid NOT NULL,
    user_id uuid NOT NULL,
    revision bigint NOT NULL CHECK (revision > 0),
    event_type text COLLATE "C" NOT NULL,
    recorded_at timestamptz NOT NULL,
    actor text COLLATE "C" NOT NULL,
    correlation_id text COLLATE "C" NOT NULL,
    entry json NOT NULL
);

CREATE UNIQUE INDEX audit_by_user ON audit (user_id, position);
CREATE INDEX audit_by_time ON audit (recorded_at, position);
CREATE INDEX audit_by_event_type ON audit (event_type, position);
CREATE INDEX audit_by_actor ON audit (left(actor, 200), position);
CREATE INDEX audit_by_correlation_id ON audit (left(correlation_id, 200), position);
