-- Takes every index off a copy that it can be filled without, and writes it down: those of primary keys stay.
CREATE FUNCTION set_indexes_aside(of_schema text) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
    taken name;
BEGIN
    FOR taken IN
        INSERT INTO hindsight_read.indexes_aside (schema_name, index_name, definition)
        SELECT of_schema, index_class.relname, pg_get_indexdef(indexrelid)
        FROM pg_index
        JOIN pg_class AS index_class ON index_class.oid = indexrelid
        WHERE index_class.relnamespace = of_schema::regnamespace
            AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid)
        RETURNING index_name
    LOOP
        EXECUTE format('DROP INDEX %I.%I', of_schema, taken);
    END LOOP;
END
$$;
