-- Every pair of name and e-mail that a user had, with the positions it had it for, [from, until). A narrow table of its
-- own: search looks through many rows to show a few, and most events change neither name nor e-mail.
CREATE TABLE user_names (
    position bigint NOT NULL,
    until_position bigint NOT NULL DEFAULT 9223372036854775807,
    user_id uuid NOT NULL,
    created_at timestamptz NOT NULL,
    name_key text COLLATE "C" NOT NULL,
    email_key text COLLATE "C" NOT NULL,
    words text COLLATE "C" NOT NULL GENERATED ALWAYS AS (search_words(name_key || ' ' || email_key)) STORED,
    PRIMARY KEY (user_id, position),
    CHECK (position < until_position)
    -- Room to end a row where it stands, without touching its index entries.
) WITH (fillfactor = 90);

INSERT INTO user_names (user_id, position, until_position, created_at, name_key, email_key)
SELECT
    user_id, position,
    lead(position, 1, 9223372036854775807) OVER (PARTITION BY user_id ORDER BY position),
    created_at, name_key, email_key
FROM (
    SELECT
        user_id, position, created_at, name_key, email_key,
        lag(name_key) OVER earlier IS DISTINCT FROM name_key
            OR lag(email_key) OVER earlier IS DISTINCT FROM email_key AS is_new
    FROM user_versions
    WINDOW earlier AS (PARTITION BY user_id ORDER BY position)
) version
WHERE is_new;

CREATE INDEX user_names_by_name ON user_names (name_key, user_id);
CREATE INDEX user_names_by_email ON user_names (email_key, user_id);

-- A pending list this short is looked through in a millisecond, and emptied by whoever fills it in a few.
DO $$
BEGIN
    EXECUTE format(
        'CREATE INDEX user_names_by_words ON user_names USING gin (words %I.gin_trgm_ops) '
        'WITH (gin_pending_list_limit = 256)',
        (SELECT nspname FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace WHERE extname = 'pg_trgm'));
END
$$;
