-- Compares the copy that serves with a fresh one: whatever has a position, as far as both have come, or - `settled`, when
-- neither moves - what stands only for the position where both are. Returns how many rows differ.
CREATE FUNCTION compare_copies(for_build uuid, serving text, fresh text, settled boolean) RETURNS bigint
LANGUAGE plpgsql AS $$
DECLARE
    through bigint;
    found bigint := 0;
    compared record;
BEGIN
    EXECUTE format(
        'SELECT least(a.position, b.position) FROM %I.projections a, %I.projections b
         WHERE a.name = ''users'' AND b.name = ''users''', serving, fresh)
        INTO STRICT through;
    FOR compared IN
        SELECT
            relname,
            EXISTS (SELECT FROM pg_attribute WHERE attrelid = pg_class.oid AND attname = 'position') AS has_position
        FROM pg_class
        WHERE relnamespace = fresh::regnamespace AND relkind = 'r'
            AND relname NOT IN ('users', 'projections', 'schema_migrations')
        ORDER BY relname
    LOOP
        IF compared.has_position AND NOT settled THEN
            found := found + hindsight_read.compare_table(
                for_build, CASE compared.relname WHEN 'audit' THEN 'audit' ELSE 'version' END, compared.relname,
                serving, fresh, format('position <= %s', through), through);
        ELSIF settled AND NOT compared.has_position THEN
            found := found + hindsight_read.compare_table(
                for_build, 'statistics', compared.relname, serving, fresh, 'true', through);
        END IF;
    END LOOP;
    IF settled THEN
        RETURN found;
    END IF;
    -- A user who changed later stands as a later revision in one of them; its earlier revisions were compared above.
    RETURN found + hindsight_read.compare_table(
        for_build, 'user', 'users', serving, fresh,
        format(
            'user_id NOT IN (SELECT user_id FROM %1$I.user_versions WHERE position > %2$s
             UNION SELECT user_id FROM %3$I.user_versions WHERE position > %2$s)', serving, through, fresh),
        through);
END
$$;
