-- One page of the directory: as it is now, or with moment (a position) as it was when that event had been applied.
-- A filter that is NULL does not take part. The statement is put together so that the planner sees only the filters
-- that are there; everything that came from a client stays a parameter.
CREATE FUNCTION list_users(
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
LANGUAGE plpgsql STABLE AS $$
DECLARE
    by_text constant boolean := sort IN ('name', 'email');
    key constant text := CASE sort
        WHEN 'created_at' THEN 'created_at'
        WHEN 'updated_at' THEN CASE WHEN moment IS NULL THEN 'updated_at' ELSE 'valid_from' END
        WHEN 'name' THEN 'name_key'
        WHEN 'email' THEN 'email_key'
    END;
    query text := format(
        'SELECT user_id, %s, %s, body FROM %s WHERE true',
        CASE WHEN by_text THEN 'NULL::timestamptz' ELSE key END,
        CASE WHEN by_text THEN key ELSE 'NULL::text' END,
        CASE WHEN moment IS NULL THEN 'users' ELSE 'user_versions' END);
BEGIN
    IF moment IS NOT NULL THEN
        query := query || ' AND position <= $1 AND until_position > $1';
    END IF;
    IF wanted_email_key IS NOT NULL THEN
        query := query || ' AND email_key = $2';
    END IF;
    IF wanted_name IS NOT NULL THEN
        query := query || ' AND name_key = $4 AND name = $3';
    END IF;
    IF wanted_status IS NOT NULL THEN
        query := query || ' AND status = $5';
    END IF;
    IF pattern IS NOT NULL THEN
        query := query || ' AND (name_key LIKE $6 OR email_key LIKE $6)';
    END IF;
    IF wanted_deleted IS NOT NULL THEN
        query := query || CASE WHEN wanted_deleted THEN ' AND deleted_at IS NOT NULL' ELSE ' AND deleted_at IS NULL' END;
    END IF;
    IF created_from IS NOT NULL THEN
        query := query || ' AND created_at >= $7';
    END IF;
    IF created_to IS NOT NULL THEN
        query := query || ' AND created_at < $8';
    END IF;
    IF after_user IS NOT NULL THEN
        query := query || format(
            ' AND (%s, user_id) %s (%s, $11)',
            key, CASE WHEN descending THEN '<' ELSE '>' END, CASE WHEN by_text THEN '$10' ELSE '$9' END);
    END IF;
    query := query || format(
        ' ORDER BY %1$s %2$s, user_id %2$s LIMIT $12', key, CASE WHEN descending THEN 'DESC' ELSE 'ASC' END);
    RETURN QUERY EXECUTE query USING
        moment, wanted_email_key, wanted_name, wanted_name_key, wanted_status, pattern, created_from, created_to,
        after_time, after_text, after_user, page;
END
$$;
