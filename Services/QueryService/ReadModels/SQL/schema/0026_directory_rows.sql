-- Where the users of a list come from, at a moment ($1 its position, $14 its time) or now, as FROM and the beginning of
-- WHERE:
--   rows   as r, the row that is shown and filtered: of users now, of user_versions at a moment
--   few    as r, those rows that the filters narrow down to, whatever the order; now: read from an index alone, and
--          each one that is shown as shown
--   users  at a moment: as u, in the order of their creation, which never changes, and each one's version as r
--   names  as n, their names of that moment, narrow rows, and each one's r
--   words  as names, only those that contain the trigrams of $13, in order before anything is joined to them
CREATE FUNCTION directory_rows(
    kind text, is_past boolean, sort text, direction text, narrowing text, pattern text
) RETURNS text
LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
    names constant text := CASE
        WHEN kind <> 'words' OR sort = 'updated_at' THEN 'user_names'
        ELSE format('(SELECT * FROM user_names ORDER BY %I %s, user_id %s)',
            CASE WHEN sort = 'created_at' THEN sort ELSE sort || '_key' END, direction, direction)
    END;
    version constant text := format(
        'CROSS JOIN LATERAL (SELECT * FROM user_versions v WHERE v.user_id = %s.user_id AND v.valid_from <= $14 '
        'ORDER BY v.valid_from DESC LIMIT 1) r', CASE WHEN kind = 'users' THEN 'u' ELSE 'n' END);
    rows constant text := CASE
        WHEN is_past THEN 'user_versions r WHERE r.valid_from <= $14 AND r.valid_to > $14'
        ELSE 'users r WHERE true'
    END;
BEGIN
    RETURN CASE
        WHEN kind = 'rows' THEN ' FROM ' || rows
        -- OFFSET keeps the planner from walking in the order of the list after all.
        WHEN kind = 'few' AND is_past THEN
            format(' FROM (SELECT * FROM %s%s OFFSET 0) r WHERE true', rows, narrowing)
        WHEN kind = 'few' THEN
            format(
                ' FROM (SELECT * FROM (SELECT user_id, status, created_at, updated_at, deleted_at, name_key, email_key '
                'FROM %s%s%s OFFSET 0) r ORDER BY %s %s, user_id %s) r '
                'JOIN users shown ON shown.user_id = r.user_id WHERE true',
                rows, narrowing,
                CASE WHEN pattern IS NULL THEN '' ELSE ' AND (r.name_key LIKE $6 OR r.email_key LIKE $6)' END,
                CASE WHEN sort IN ('name', 'email') THEN sort || '_key' ELSE sort END, direction, direction)
        WHEN kind = 'users' THEN format(' FROM users u %s WHERE u.created_at <= $14', version)
        WHEN is_past THEN format(' FROM %s n %s WHERE n.position <= $1 AND n.until_position > $1', names, version)
        ELSE
            format(
                ' FROM %s n JOIN users r ON r.user_id = n.user_id WHERE n.until_position = 9223372036854775807', names)
    END || CASE WHEN kind = 'words' THEN ' AND n.words LIKE $13' ELSE '' END;
END
$$;
