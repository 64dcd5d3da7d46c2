-- One row per log, locked first by every append: the lock is held to the commit, so position order is commit order.
-- A counter row and not a sequence: a sequence jumps after a crash.
CREATE TABLE heads (
    log_id smallint PRIMARY KEY,
    log_uuid uuid NOT NULL,
    position bigint NOT NULL CHECK (position >= 0),
    recorded_at timestamptz NOT NULL
)
