-- Values that belong to one stream at a time, taken and released by the appends of the events that say so.
-- COLLATE "C": equality of bytes, and an index that no upgrade of the C library can break.
CREATE TABLE reservations (
    log_id smallint NOT NULL,
    kind text COLLATE "C" NOT NULL,
    value text COLLATE "C" NOT NULL,
    stream_id uuid NOT NULL,
    PRIMARY KEY (log_id, kind, value)
)
