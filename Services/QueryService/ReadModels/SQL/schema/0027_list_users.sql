-- One page of the directory: as it is now, or with moment (a position) as it was when that event had been applied.
-- A filter that is NULL does not take part. The statement is put together so that the planner sees only the filters
-- that are there; everything that came from a client stays a parameter.
--
-- There are three ways to a page, told apart by how many rows each must look at: walk in the order of the list until
-- the page is full; find the few users that the filters narrow down to and sort them; or do so with those whose name
-- or e-mail has the trigrams of what is searched for. A walk that was promising and does not fill the page, because
-- what is searched for and the order have to do with one another, goes over to one of the others where it stands.
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
SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off SET enable_sort = on
AS $$
DECLARE
    is_past constant boolean := moment IS NOT NULL;
    by_text constant boolean := sort IN ('name', 'email');
    is_in_index constant boolean := NOT is_past AND sort IN ('name', 'email') AND pattern IS NOT NULL;
    is_exact constant boolean := wanted_email_key IS NOT NULL OR wanted_name IS NOT NULL;
    is_unusual constant boolean := coalesce(wanted_status <> 'active', false) OR coalesce(wanted_deleted, false);
    has_span constant boolean := created_from IS NOT NULL OR created_to IS NOT NULL;
    -- In the order of creation a span of creation is a part of the walk, not something that the walk passes over.
    is_narrowed constant boolean := is_unusual OR (has_span AND sort <> 'created_at');
    direction constant text := CASE WHEN descending THEN 'DESC' ELSE 'ASC' END;
    -- In these texts %1$s stands for whose user_id and created_at are meant, %2$s for whose name and e-mail.
    key constant text := CASE
        WHEN sort = 'created_at' THEN '%1$s.created_at'
        WHEN by_text THEN '%2$s.' || sort || '_key'
        WHEN is_past THEN 'r.valid_from'
        ELSE 'r.updated_at'
    END;
    search constant text := ' AND (%2$s.name_key LIKE $6 OR %2$s.email_key LIKE $6)';
    columns constant text := format(
        'SELECT %%1$s.user_id, %s, %s', CASE WHEN by_text THEN 'NULL::timestamptz' ELSE key END,
        CASE WHEN by_text THEN key ELSE 'NULL::text' END);
    place constant text := format(
        ' AND (%s, %%1$s.user_id) %s (%s, $11)',
        key, CASE WHEN descending THEN '<' ELSE '>' END, CASE WHEN by_text THEN '$10' ELSE '$9' END);
    bound constant text := format(
        ' AND (%s, %%1$s.user_id) %s (%s, $17)',
        key, CASE WHEN descending THEN '>=' ELSE '<=' END, CASE WHEN by_text THEN '$16' ELSE '$15' END);
    in_order constant text := format(' ORDER BY %s %s, %%1$s.user_id %s', key, direction, direction);
    span text := '';
    narrowing text := '';
    exact text := '';
    conditions text := '';
    moment_time timestamptz;
    words text;
    share double precision := 1;
    everybody double precision;
    narrowed double precision;
    walk double precision;
    by_words double precision;
    detour double precision;
    detour_kind text;
    reach double precision;
    kind text;
    bound_time timestamptz;
    bound_text text;
    bound_user uuid;
    found_rows integer;
BEGIN
    IF is_past THEN
        SELECT audit.recorded_at INTO moment_time FROM audit WHERE audit.position = moment;
        IF moment_time IS NULL THEN
            RETURN;
        END IF;
    END IF;

    IF wanted_status IS NOT NULL THEN
        narrowing := narrowing || ' AND r.status = $5';
    END IF;
    IF wanted_deleted IS NOT NULL THEN
        narrowing := narrowing
            || CASE WHEN wanted_deleted THEN ' AND r.deleted_at IS NOT NULL' ELSE ' AND r.deleted_at IS NULL' END;
    END IF;
    IF created_from IS NOT NULL THEN
        span := span || ' AND %1$s.created_at >= $7';
    END IF;
    IF created_to IS NOT NULL THEN
        span := span || ' AND %1$s.created_at < $8';
    END IF;
    narrowing := narrowing || span;
    IF wanted_email_key IS NOT NULL THEN
        exact := exact || ' AND %2$s.email_key = $2';
    END IF;
    IF wanted_name IS NOT NULL THEN
        exact := exact || ' AND %2$s.name_key = $4';
    END IF;
    conditions := narrowing || exact
        || CASE WHEN wanted_name IS NULL THEN '' ELSE ' AND r.name = $3' END
        || CASE WHEN pattern IS NULL THEN '' ELSE search END;

    kind := CASE
        WHEN is_exact THEN 'exact'
        WHEN by_text AND (is_past OR pattern IS NOT NULL) THEN 'names'
        WHEN is_past AND sort = 'created_at' THEN 'users'
        ELSE 'rows'
    END;

    IF NOT is_exact AND (is_narrowed OR pattern IS NOT NULL) THEN
        everybody := greatest(1, estimated_rows('users', NULL, NULL, NULL, NULL));
        IF is_narrowed THEN
            narrowed := greatest(1, estimated_rows(
                CASE WHEN is_past AND is_unusual THEN 'user_versions' ELSE 'users' END,
                wanted_status, wanted_deleted, created_from, created_to));
        END IF;
        IF pattern IS NOT NULL THEN
            words := search_words(regexp_replace(substr(pattern, 2, length(pattern) - 2), '\\(.)', '\1', 'g'));
            -- A shorter one has no trigram.
            IF length(words) >= 3 THEN
                share := greatest(search_share('%' || words || '%'), 1 / everybody);
                -- For the order of changes each must be joined to its user, for the others only what the page shows.
                by_words := share * everybody * CASE sort WHEN 'updated_at' THEN 4 ELSE 1.5 END
                    + page * everybody / coalesce(narrowed, everybody);
            END IF;
        END IF;
        -- In the order of names rows lie all over the table, unless they are passed over within an index, and those
        -- that fit what is searched for are joined to their users before a filter sees them.
        walk := page * everybody / least(everybody, coalesce(narrowed, everybody)) / share
            * CASE WHEN is_in_index THEN 0.3 + 6 * share WHEN by_text THEN 2 + 6 * share ELSE 1 END;
        detour := least(narrowed * CASE WHEN is_past OR NOT is_unusual THEN 2 ELSE 0.4 END, by_words);
        -- A detour over much of everybody is none.
        IF detour < everybody / 4 THEN
            detour_kind := CASE
                WHEN by_words = detour THEN 'words'
                WHEN is_past AND NOT is_unusual THEN 'users'
                ELSE 'few'
            END;
        END IF;
        IF walk >= detour THEN
            kind := coalesce(detour_kind, kind);
        ELSIF detour_kind IS NOT NULL THEN
            -- Users of one last name lie far apart in the order of first names. Within an index a walk may go on until
            -- it has cost a third of the detour, however soon it was expected to end.
            reach := CASE
                WHEN is_in_index THEN detour
                ELSE least(walk * CASE WHEN by_text THEN 1 ELSE 3 END, detour / 3)
            END;
            EXECUTE format(
                columns || CASE
                    WHEN kind = 'names' AND is_past THEN ' FROM user_names n WHERE true'
                    WHEN kind = 'names' THEN ' FROM users n WHERE true'
                    WHEN kind = 'users' THEN ' FROM users u WHERE u.created_at <= $14'
                    WHEN is_past THEN ' FROM user_versions r WHERE r.valid_from <= $14'
                    ELSE ' FROM users r WHERE true'
                END || CASE WHEN sort = 'created_at' THEN span ELSE '' END
                    || CASE WHEN after_user IS NULL THEN '' ELSE place END || in_order || ' OFFSET $12 LIMIT 1',
                CASE kind WHEN 'names' THEN 'n' WHEN 'users' THEN 'u' ELSE 'r' END,
                CASE kind WHEN 'names' THEN 'n' ELSE 'r' END)
            INTO bound_user, bound_time, bound_text
            USING
                moment, wanted_email_key, wanted_name, wanted_name_key, wanted_status, pattern, created_from,
                created_to, after_time, after_text, after_user, greatest(2000, reach)::bigint, NULL::text, moment_time;
        END IF;
    END IF;

    LOOP
        -- What was judged to be a walk in order is one. Ends with the function, which sets it.
        PERFORM set_config('enable_sort', CASE WHEN kind IN ('rows', 'users', 'names') THEN 'off' ELSE 'on' END, true);
        RETURN QUERY EXECUTE format(
            columns || ', %3$s.body' || directory_rows(
                    kind, is_past, sort, direction,
                    CASE
                        WHEN is_exact THEN exact
                        ELSE narrowing || CASE WHEN pattern IS NULL THEN '' ELSE search END
                    END) || conditions
                || CASE WHEN after_user IS NULL THEN '' ELSE place END
                || CASE WHEN bound_user IS NULL THEN '' ELSE bound END || in_order || ' LIMIT $12',
            CASE
                WHEN kind = 'users' THEN 'u'
                WHEN kind IN ('names', 'words') OR kind = 'exact' AND is_past THEN 'n'
                ELSE 'r'
            END,
            CASE WHEN kind IN ('names', 'words') OR kind = 'exact' AND is_past THEN 'n' ELSE 'r' END,
            CASE WHEN kind = 'few' AND NOT is_past THEN 'shown' ELSE 'r' END)
        USING
            moment, wanted_email_key, wanted_name, wanted_name_key, wanted_status, pattern, created_from, created_to,
            after_time, after_text, after_user, page, '%' || words || '%', moment_time,
            bound_time, bound_text, bound_user;
        EXIT WHEN bound_user IS NULL;
        GET DIAGNOSTICS found_rows = ROW_COUNT;
        page := page - found_rows;
        EXIT WHEN page = 0;
        after_time := bound_time;
        after_text := bound_text;
        after_user := bound_user;
        bound_user := NULL;
        kind := coalesce(detour_kind, kind);
    END LOOP;
END
$$;
