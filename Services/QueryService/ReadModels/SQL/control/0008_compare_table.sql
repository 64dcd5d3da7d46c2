-- Writes down where a table of the copy that serves differs from the same table of a fresh copy, and returns how often.
-- `kept` is a condition on the rows that both may be asked for, `through` the position up to which both have come: what
-- ended later had not ended then.
CREATE FUNCTION compare_table(
    for_build uuid,
    kind text,
    table_name text,
    serving text,
    fresh text,
    kept text,
    through bigint
) RETURNS bigint
LANGUAGE plpgsql AS $$
DECLARE
    columns text;
    keys text;
    found bigint;
BEGIN
    SELECT string_agg(
        CASE attname
            WHEN 'until_position' THEN format('CASE WHEN until_position <= %s THEN until_position END AS until_position', through)
            WHEN 'valid_to' THEN
                format('CASE WHEN until_position <= %s THEN valid_to END AS valid_to', through)
            ELSE quote_ident(attname)
        END, ', ' ORDER BY attnum)
    INTO STRICT columns
    FROM pg_attribute
    WHERE attrelid = format('%I.%I', fresh, table_name)::regclass AND attnum > 0 AND NOT attisdropped;
    SELECT string_agg(quote_ident(attname), ', ')
    INTO STRICT keys
    FROM pg_index
    JOIN pg_attribute ON attrelid = indrelid AND attnum = ANY (indkey)
    WHERE indrelid = format('%I.%I', fresh, table_name)::regclass AND indisprimary;
    EXECUTE format(
        $sql$
        INSERT INTO hindsight_read.differences (build_id, kind, user_id, revision, position, problem, fields)
        SELECT
            %1$L, %2$L, (item ->> 'user_id')::uuid, (item ->> 'revision')::bigint, (item ->> 'position')::bigint, problem,
            CASE problem WHEN 'different' THEN ARRAY(
                SELECT key
                FROM jsonb_each_text(expected) AS log (key, value)
                JOIN jsonb_each_text(actual) AS model (key, value) USING (key)
                WHERE log.value IS DISTINCT FROM model.value
                ORDER BY key)
            END
        FROM (
            SELECT
                to_jsonb(log) AS expected, to_jsonb(model) AS actual, coalesce(to_jsonb(log), to_jsonb(model)) AS item,
                CASE WHEN model IS NULL THEN 'missing' WHEN log IS NULL THEN 'unexpected' ELSE 'different' END AS problem
            FROM (SELECT %3$s FROM %4$I.%5$I WHERE %6$s) AS log
            FULL JOIN (SELECT %3$s FROM %7$I.%5$I WHERE %6$s) AS model USING (%8$s)
            WHERE log::text IS DISTINCT FROM model::text
        ) AS differing
        $sql$, for_build, kind, columns, fresh, table_name, kept, serving, keys);
    GET DIAGNOSTICS found = ROW_COUNT;
    RETURN found;
END
$$;
