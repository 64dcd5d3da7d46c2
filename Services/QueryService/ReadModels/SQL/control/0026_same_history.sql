-- Whether two copies tell one history as far as both have come: the same log, and the same event at the last position
-- that both have. A copy that has nothing contradicts nobody.
CREATE FUNCTION same_history(one text, other text) RETURNS boolean
LANGUAGE plpgsql AS $$
DECLARE
    same boolean;
BEGIN
    EXECUTE format(
        'WITH both_have AS (
            SELECT least(a.position, b.position) AS position, a.log = b.log AS is_same_log
            FROM %1$I.projections a, %2$I.projections b
            WHERE a.name = ''users'' AND b.name = ''users''
        )
        SELECT position = 0 OR is_same_log AND coalesce((
            SELECT a.event_id = b.event_id
            FROM %1$I.audit a
            JOIN %2$I.audit b USING (position)
            WHERE position <= both_have.position
            ORDER BY position DESC
            LIMIT 1), false)
        FROM both_have', one, other)
        INTO STRICT same;
    RETURN same;
END
$$;
