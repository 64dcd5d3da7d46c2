-- Events that a subscriber refused, and the later ones of the same users. A row stays when it is delivered after all or
-- discarded: it tells what became of the event, and that the subscription's order left it out.
CREATE TABLE parked_events (
    position bigint NOT NULL CHECK (position > 0),
    event_id uuid NOT NULL,
    stream_id uuid NOT NULL,
    parked_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    retry_requested_at timestamptz,
    ended_at timestamptz,
    status integer,
    log_id smallint NOT NULL,
    subscription text COLLATE "C" NOT NULL,
    event_type text COLLATE "C" NOT NULL,
    state text COLLATE "C" NOT NULL DEFAULT 'parked' CHECK (state IN ('parked', 'delivered', 'discarded')),
    reason text NOT NULL,
    answer text,
    discarded_by text,
    discard_reason text,
    PRIMARY KEY (log_id, subscription, position),
    FOREIGN KEY (log_id, subscription) REFERENCES subscriptions (log_id, name) ON DELETE CASCADE,
    CHECK ((state = 'discarded') = (discarded_by IS NOT NULL AND discard_reason IS NOT NULL))
)
