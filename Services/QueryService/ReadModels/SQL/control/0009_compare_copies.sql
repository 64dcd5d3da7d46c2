-- Compares the copy that serves with a fresh one as far as both have come, or - `settled`, when neither moves - what
-- stands only for the position where both are. Returns how many rows differ.
CREATE FUNCTION compare_copies(for_build uuid, serving text, fresh text, settled boolean) RETURNS bigint
LANGUAGE plpgsql AS $$
DECLARE
    through bigint;
    found bigint := 0;
    counted text;
BEGIN
    EXECUTE format(
        'SELECT least(a.position, b.position) FROM %I.projections a, %I.projections b
         WHERE a.name = ''users'' AND b.name = ''users''', serving, fresh)
        INTO STRICT through;
    IF settled THEN
        FOR counted IN
            SELECT relname
            FROM pg_class
            WHERE relnamespace = fresh::regnamespace AND relkind = 'r'
                AND relname NOT IN ('users', 'user_versions', 'audit', 'projections', 'schema_migrations')
            ORDER BY relname
        LOOP
            found := found + hindsight_read.compare_table(
                for_build, 'statistics', counted, serving, fresh, 'true', through);
        END LOOP;
        RETURN found;
    END IF;
    found := found + hindsight_read.compare_table(
        for_build, 'version', 'user_versions', serving, fresh, format('position <= %s', through), through);
    found := found + hindsight_read.compare_table(
        for_build, 'audit', 'audit', serving, fresh, format('position <= %s', through), through);
    -- A user who changed later stands as a later revision in one of them; its earlier revisions were compared above.
    RETURN found + hindsight_read.compare_table(
        for_build, 'user', 'users', serving, fresh,
        format(
            'user_id NOT IN (SELECT user_id FROM %I.user_versions WHERE position > %2$s
             UNION SELECT user_id FROM %3$I.user_versions WHERE position > %2$s)', serving, through, fresh),
        through);
END
$$;
