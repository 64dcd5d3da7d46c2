-- The last failed attempts of each subscription, a ring: `slot` is the attempt's number modulo the ring's size.
CREATE TABLE delivery_failures (
    number bigint NOT NULL,
    position bigint NOT NULL,
    failed_at timestamptz NOT NULL,
    next_attempt_at timestamptz,
    event_id uuid,
    slot integer NOT NULL,
    status integer,
    log_id smallint NOT NULL,
    subscription text COLLATE "C" NOT NULL,
    reason text NOT NULL,
    answer text,
    PRIMARY KEY (log_id, subscription, slot),
    FOREIGN KEY (log_id, subscription) REFERENCES subscriptions (log_id, name) ON DELETE CASCADE
) WITH (fillfactor = 50)
