-- What was done under which command id, for ever. The answer is rebuilt from the events, so nothing is stored twice.
-- A command that changed nothing has first = last + 1, and last is the stream's revision and position of that time.
CREATE TABLE commands (
    first_revision bigint NOT NULL,
    last_revision bigint NOT NULL,
    first_position bigint NOT NULL,
    last_position bigint NOT NULL,
    command_id uuid NOT NULL,
    stream_id uuid NOT NULL,
    log_id smallint NOT NULL,
    fingerprint bytea NOT NULL,
    PRIMARY KEY (log_id, command_id),
    CHECK (last_revision - first_revision >= -1),
    CHECK (last_position - first_position = last_revision - first_revision)
)
