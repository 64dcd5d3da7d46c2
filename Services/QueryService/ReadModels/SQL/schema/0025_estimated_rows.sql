-- How many rows of users or user_versions the planner expects for these filters. It knows states and times well.
-- Volatile only because EXPLAIN is not allowed otherwise.
CREATE FUNCTION estimated_rows(
    source text, wanted_status text, wanted_deleted boolean, created_from timestamptz, created_to timestamptz
) RETURNS double precision
LANGUAGE plpgsql VOLATILE AS $$
DECLARE
    query text := format('EXPLAIN (FORMAT JSON) SELECT FROM %I WHERE true', source);
    plan json;
BEGIN
    IF wanted_status IS NOT NULL THEN
        query := query || ' AND status = $1';
    END IF;
    IF wanted_deleted IS NOT NULL THEN
        query := query
            || CASE WHEN wanted_deleted THEN ' AND deleted_at IS NOT NULL' ELSE ' AND deleted_at IS NULL' END;
    END IF;
    IF created_from IS NOT NULL THEN
        query := query || ' AND created_at >= $2';
    END IF;
    IF created_to IS NOT NULL THEN
        query := query || ' AND created_at < $3';
    END IF;
    EXECUTE query INTO plan USING wanted_status, created_from, created_to;
    RETURN (plan #>> '{0,Plan,Plan Rows}')::double precision;
END
$$;
