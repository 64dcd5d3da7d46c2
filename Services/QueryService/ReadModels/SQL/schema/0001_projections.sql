-- How far the read models have come. One row: users, user_versions and audit move together or not at all.
CREATE TABLE projections (
    name text PRIMARY KEY,
    version integer NOT NULL,
    log uuid,
    position bigint NOT NULL DEFAULT 0 CHECK (position >= 0),
    previous bigint NOT NULL DEFAULT 0,
    applied bigint NOT NULL DEFAULT 0 CHECK (applied >= 0),
    event_id uuid,
    recorded_at timestamptz,
    head bigint NOT NULL DEFAULT 0,
    applied_at timestamptz,
    CONSTRAINT position_counts_every_event CHECK (position = previous + applied),
    CONSTRAINT position_names_its_event
        CHECK ((position = 0) = (event_id IS NULL) AND (position = 0) = (recorded_at IS NULL)),
    CONSTRAINT events_come_from_a_log CHECK (position = 0 OR log IS NOT NULL)
) WITH (fillfactor = 10);

INSERT INTO projections (name, version) VALUES ('users', 1);
