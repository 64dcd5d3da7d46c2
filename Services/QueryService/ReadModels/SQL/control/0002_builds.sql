-- Copies that are or were built: the memory of whoever drives one, so that another process can go on. A replay is written
-- down before it is ordered, so that its first request is known.
CREATE TABLE builds (
    build_id uuid PRIMARY KEY,
    kind text COLLATE "C" NOT NULL CHECK (kind IN ('rebuild', 'verify', 'repair', 'rollback')),
    version integer NOT NULL CHECK (version > 0),
    state text COLLATE "C" NOT NULL CHECK (
        state IN ('filling', 'indexing', 'comparing', 'switching', 'done', 'failed', 'cancelled')),
    requested_by text NOT NULL,
    requested_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    finished_at timestamptz,
    prepared boolean NOT NULL DEFAULT false,
    replay_id uuid,
    replay_from bigint,
    live_before bigint,
    to_position bigint,
    replays integer NOT NULL DEFAULT 0,
    position bigint NOT NULL DEFAULT 0,
    filled_from bigint,
    filling_since timestamptz,
    progressed_at timestamptz,
    live_diverged boolean NOT NULL DEFAULT false,
    differences bigint,
    error text,
    CHECK ((finished_at IS NOT NULL) = (state IN ('done', 'failed', 'cancelled')))
);

CREATE UNIQUE INDEX one_build_at_a_time ON builds ((true)) WHERE finished_at IS NULL;
CREATE INDEX builds_by_time ON builds (requested_at);
