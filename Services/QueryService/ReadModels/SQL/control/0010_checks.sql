-- Rounds of the background check: each reads the whole log again through one replay. The latest two are enough: the one
-- under way and the last one's result.
CREATE TABLE checks (
    replay_id uuid PRIMARY KEY,
    started_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    finished_at timestamptz,
    position bigint NOT NULL DEFAULT 0 CHECK (position >= 0),
    to_position bigint,
    users bigint NOT NULL DEFAULT 0,
    differences bigint NOT NULL DEFAULT 0,
    error text
);

CREATE UNIQUE INDEX one_check_at_a_time ON checks ((true)) WHERE finished_at IS NULL;
