-- Makes one of the indexes again that a copy was filled without. Returns how many are still missing.
CREATE FUNCTION put_index_back(of_schema text) RETURNS bigint
LANGUAGE plpgsql AS $$
DECLARE
    missing hindsight_read.indexes_aside;
BEGIN
    DELETE FROM hindsight_read.indexes_aside
    WHERE schema_name = of_schema
        AND index_name = (SELECT min(index_name) FROM hindsight_read.indexes_aside WHERE schema_name = of_schema)
    RETURNING * INTO missing;
    IF FOUND THEN
        EXECUTE missing.definition;
    END IF;
    RETURN (SELECT count(*) FROM hindsight_read.indexes_aside WHERE schema_name = of_schema);
END
$$;
