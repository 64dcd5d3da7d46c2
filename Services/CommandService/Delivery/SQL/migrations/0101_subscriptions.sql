-- A cursor over the log for each subscriber. There are no rows per event: the log is the outbox.
-- The row is updated at every request: room in its page keeps those updates out of the index.
CREATE TABLE subscriptions (
    position bigint NOT NULL CHECK (position >= 0),
    last_failure_position bigint,
    state_since timestamptz NOT NULL DEFAULT clock_timestamp(),
    last_success_at timestamptz,
    last_failure_at timestamptz,
    next_attempt_at timestamptz,
    after_event uuid,
    max_batch integer NOT NULL CHECK (max_batch > 0),
    max_backoff_seconds integer NOT NULL CHECK (max_backoff_seconds > 0),
    last_failure_status integer,
    log_id smallint NOT NULL,
    name text COLLATE "C" NOT NULL CHECK (name <> ''),
    url text NOT NULL,
    secret text NOT NULL,
    state text COLLATE "C" NOT NULL DEFAULT 'active'
        CHECK (state IN ('active', 'retrying', 'blocked', 'paused', 'stopped')),
    last_failure text,
    PRIMARY KEY (log_id, name)
) WITH (fillfactor = 50)
