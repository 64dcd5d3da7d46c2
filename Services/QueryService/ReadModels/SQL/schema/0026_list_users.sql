-- One page of the directory: as it is now, or with moment (a position) as it was when that event had been applied.
-- A filter that is NULL does not take part. The statement is put together so that the planner sees only the filters
-- that are there; everything that came from a client stays a parameter.
--
-- A list walks in its order until the page is full, unless its filters are so rare that finding all their users and
-- sorting them is less work. Which rows are walked (`source`) and what they are called:
--   r  the row that is shown and filtered: of users now, of user_versions at a moment
--   u  users, in the order of their creation, which is the same at any moment
--   n  user_names, narrow, in the order of names and e-mails, or found by the trigrams of what is searched for
CREATE OR REPLACE FUNCTION list_users(
    moment bigint,
    wanted_email_key text,
    wanted_name text,
    wanted_name_key text,
    wanted_status text,
    pattern text,
    wanted_deleted boolean,
    created_from timestamptz,
    created_to timestamptz,
    sort text,
    descending boolean,
    after_time timestamptz,
    after_text text,
    after_user uuid,
    page integer
) RETURNS TABLE (user_id uuid, key_time timestamptz, key_text text, body json)
LANGUAGE plpgsql STABLE
-- Whatever the planner thinks of sizes: nobody waits for a walk over a whole table.
SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off
AS $$
DECLARE
    -- So few rows are found and sorted faster than a walk finds a page among the others.
    few constant double precision := 10000;
    rare constant double precision := 0.01;
    direction constant text := CASE WHEN descending THEN 'DESC' ELSE 'ASC' END;
    beyond constant text := CASE WHEN descending THEN '<' ELSE '>' END;
    by_text constant boolean := sort IN ('name', 'email');
    is_state_unusual constant boolean := coalesce(wanted_status <> 'active', false) OR coalesce(wanted_deleted, false);
    has_span constant boolean := created_from IS NOT NULL OR created_to IS NOT NULL;
    is_exact constant boolean := wanted_email_key IS NOT NULL OR wanted_name IS NOT NULL;
    has_few boolean := false;
    words_pattern text;
    share double precision;
    depth integer;
    walked text[];
    found integer;
    moment_time timestamptz;
    source text;
    filters text := '';
    key text;
    id text;
    texts text;
    query text;
BEGIN
    IF moment IS NOT NULL THEN
        SELECT recorded_at INTO moment_time FROM audit WHERE position = moment;
        IF NOT FOUND THEN
            RETURN;
        END IF;
    END IF;
    IF NOT is_exact AND (is_state_unusual OR has_span) THEN
        has_few := estimated_rows(
            CASE WHEN moment IS NOT NULL AND is_state_unusual THEN 'user_versions' ELSE 'users' END,
            wanted_status, wanted_deleted, created_from, created_to) < few;
    END IF;
    IF pattern IS NOT NULL AND NOT is_exact AND NOT has_few THEN
        words_pattern := search_words(regexp_replace(substr(pattern, 2, length(pattern) - 2), '\\(.)', '\1', 'g'));
        IF length(words_pattern) < 3 THEN
            -- It has no trigram.
            share := 1;
        ELSE
            share := search_share('%' || words_pattern || '%');
        END IF;
        words_pattern := '%' || words_pattern || '%';
    END IF;

    -- The walk.
    source := CASE
        WHEN moment IS NULL THEN
            CASE WHEN share IS NOT NULL AND by_text THEN 'user_names n JOIN users r ON r.user_id = n.user_id' ELSE 'users r' END
        WHEN NOT is_exact AND is_state_unusual AND (has_few OR NOT by_text) THEN 'user_versions r'
        WHEN NOT is_exact AND (sort = 'created_at' OR has_few) THEN 'users u CROSS JOIN LATERAL version r'
        WHEN is_exact OR by_text THEN 'user_names n CROSS JOIN LATERAL version r'
        ELSE 'user_versions r'
    END;
    RETURN QUERY EXECUTE query USING 1;
END
$$;
