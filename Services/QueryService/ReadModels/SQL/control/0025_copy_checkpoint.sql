-- How far a copy has come; no row when there is none of that name. ROWS: a thousand, the default, would look like work
-- that is worth compiling.
CREATE FUNCTION copy_checkpoint(of_schema text) RETURNS TABLE (log uuid, "position" bigint)
LANGUAGE plpgsql ROWS 1 AS $$
BEGIN
    IF to_regclass(format('%I.projections', of_schema)) IS NOT NULL THEN
        RETURN QUERY EXECUTE format(
            'SELECT checkpoint.log, checkpoint.position FROM %I.projections checkpoint WHERE name = ''users''',
            of_schema);
    END IF;
END
$$;
