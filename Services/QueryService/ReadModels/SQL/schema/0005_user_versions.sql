-- Every revision of every user with the time and the positions it was true for, [from, to). A moment is a prefix of
-- the log, so for any moment exactly one revision of a user that existed then is valid.
CREATE TABLE user_versions (
    user_id uuid NOT NULL,
    revision bigint NOT NULL CHECK (revision > 0),
    position bigint NOT NULL,
    until_position bigint NOT NULL DEFAULT 9223372036854775807,
    valid_from timestamptz NOT NULL,
    valid_to timestamptz NOT NULL DEFAULT 'infinity',
    name text COLLATE "C" NOT NULL,
    name_key text COLLATE "C" NOT NULL,
    email_key text COLLATE "C" NOT NULL,
    status text COLLATE "C" NOT NULL,
    created_at timestamptz NOT NULL,
    deleted_at timestamptz,
    body json NOT NULL,
    PRIMARY KEY (user_id, revision),
    CHECK (valid_from < valid_to),
    CHECK (position < until_position)
);

CREATE UNIQUE INDEX user_versions_by_time ON user_versions (user_id, valid_from);
CREATE INDEX user_versions_by_created_at ON user_versions (created_at, user_id);
