-- An empty schema for a copy of the read models; what stood there before belongs to nobody. Never one that serves.
CREATE FUNCTION make_copy(schema_name text) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
    PERFORM hindsight_read.drop_copy(schema_name);
    EXECUTE format('CREATE SCHEMA %I', schema_name);
END
$$;
