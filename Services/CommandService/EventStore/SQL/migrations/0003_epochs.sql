-- The small write whose acknowledged commit confirms what was visible before it. Not in `heads`: a confirmation must
-- not wait for an append, nor an append for a confirmation that hangs on a standby.
CREATE TABLE epochs (
    log_id smallint PRIMARY KEY,
    epoch bigint NOT NULL
)
