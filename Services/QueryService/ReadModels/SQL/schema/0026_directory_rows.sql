-- Where the users of a list come from, at a moment ($1 its position, $14 its time) or now, as FROM and the beginning of
-- WHERE. In `filters`, %1$s stands for whose user_id and created_at are meant, %2$s for whose name and e-mail.
--   rows   as r, the row that is shown and filtered: of users now, of user_versions at a moment
--   few    as r, those rows that `filters` let through, whatever the order; now: read from an index alone, and each one
--          that is shown as shown
--   users  at a moment: as u, in the order of their creation, which never changes, and each one's version as r
--   names  as n, their names and e-mails of that moment - narrow rows, now read from an index alone - and each one's r
--   exact  as rows or names, those of one name or e-mail, which `filters` ask for
--   words  as names, those that contain the trigrams of $13, in order before anything is joined to them
-- OFFSET 0 keeps the planner from walking in the order of the list after all.
CREATE FUNCTION directory_rows(
    kind text, is_past boolean, sort text, direction text, filters text
) RETURNS text
LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
    in_order constant text := format(
        ' ORDER BY %I %s, user_id %s', CASE WHEN sort IN ('name', 'email') THEN sort || '_key' ELSE sort END, direction,
        direction);
    rows constant text := CASE
        WHEN is_past THEN 'user_versions r WHERE r.valid_from <= $14 AND r.valid_to > $14'
        ELSE 'users r WHERE true'
    END;
    valid constant text := CASE
        WHEN is_past THEN 'n.position <= $1 AND n.until_position > $1'
        ELSE 'n.until_position = 9223372036854775807'
    END;
    names constant text := CASE
        WHEN kind = 'exact' THEN format('(SELECT * FROM user_names n WHERE %s%s OFFSET 0)', valid, filters)
        WHEN kind = 'words' THEN
            format(
                '(SELECT * FROM (SELECT * FROM user_names n WHERE n.words LIKE $13 AND %s OFFSET 0) n%s)', valid,
                CASE WHEN sort = 'updated_at' THEN '' ELSE in_order END)
        WHEN is_past THEN 'user_names'
        ELSE 'users'
    END;
    version constant text := format(
        ' CROSS JOIN LATERAL (SELECT * FROM user_versions v WHERE v.user_id = %s.user_id AND v.valid_from <= $14 '
        'ORDER BY v.valid_from DESC LIMIT 1) r WHERE ', CASE WHEN kind = 'users' THEN 'u' ELSE 'n' END);
BEGIN
    RETURN ' FROM ' || CASE
        WHEN kind = 'rows' THEN rows
        WHEN kind = 'few' AND NOT is_past THEN
            format(
                '(SELECT * FROM (SELECT user_id, status, created_at, updated_at, deleted_at, name_key, email_key '
                'FROM %s%s OFFSET 0) r%s) r JOIN users shown ON shown.user_id = r.user_id WHERE true',
                rows, filters, in_order)
        WHEN kind = 'few' OR kind = 'exact' AND NOT is_past THEN
            format('(SELECT * FROM %s%s OFFSET 0) r WHERE true', rows, filters)
        WHEN kind = 'users' THEN 'users u' || version || 'u.created_at <= $14'
        WHEN is_past THEN names || ' n' || version || valid
        WHEN kind = 'names' THEN names || ' n JOIN users r ON r.user_id = n.user_id WHERE true'
        ELSE names || ' n JOIN users r ON r.user_id = n.user_id WHERE ' || valid
    END;
END
$$;
