-- Fresh statistics for the planner, before anybody asks the copy a question.
CREATE FUNCTION analyze_copy(of_schema text) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
    analyzed name;
BEGIN
    FOR analyzed IN
        SELECT relname FROM pg_class WHERE relnamespace = of_schema::regnamespace AND relkind = 'r'
    LOOP
        EXECUTE format('ANALYZE %I.%I', of_schema, analyzed);
    END LOOP;
END
$$;
