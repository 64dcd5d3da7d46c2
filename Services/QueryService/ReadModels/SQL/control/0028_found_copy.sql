-- The schema of a copy that is not there yet.
CREATE FUNCTION found_copy(schema_name text) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
    IF to_regnamespace(quote_ident(schema_name)) IS NULL THEN
        EXECUTE format('CREATE SCHEMA %I', schema_name);
    END IF;
END
$$;
