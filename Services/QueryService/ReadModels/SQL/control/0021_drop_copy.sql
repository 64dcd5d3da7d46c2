-- Drops a copy that does not serve, if it is there. One that was kept is then no longer.
CREATE FUNCTION drop_copy(dropped text) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
    IF dropped = (SELECT 'read_v' || version FROM hindsight_read.live) THEN
        RAISE EXCEPTION 'the copy % serves', dropped USING ERRCODE = 'object_in_use';
    END IF;
    EXECUTE format('DROP SCHEMA IF EXISTS %I CASCADE', dropped);
    DELETE FROM hindsight_read.indexes_aside WHERE schema_name = dropped;
    UPDATE hindsight_read.live
    SET previous_version = NULL, previous_position = NULL, replaced_at = NULL
    WHERE dropped = 'read_v' || previous_version || CASE WHEN previous_version = version THEN '_previous' ELSE '' END;
END
$$;
