-- Every user as of the checkpoint, deleted ones included. `body` is the answer, rendered once when the user changes.
-- The keys are the forms to compare and sort by, made in Swift: the database's own lower() depends on its locale.
CREATE TABLE users (
    user_id uuid PRIMARY KEY,
    revision bigint NOT NULL CHECK (revision > 0),
    name text COLLATE "C" NOT NULL,
    name_key text COLLATE "C" NOT NULL,
    email text COLLATE "C" NOT NULL,
    email_key text COLLATE "C" NOT NULL,
    status text COLLATE "C" NOT NULL,
    locale text COLLATE "C" NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    deleted_at timestamptz,
    deleted_by text,
    deletion_reason text,
    body json NOT NULL
);

CREATE INDEX users_by_created_at ON users (created_at, user_id);
CREATE INDEX users_by_updated_at ON users (updated_at, user_id);
CREATE INDEX users_by_name ON users (name_key, user_id);
CREATE INDEX users_by_email ON users (email_key, user_id);
