-- One page of the audit, newest first. Times are turned into positions first: they rise together, so a span of time is
-- a span of the primary key and of every other index. A filter that is NULL does not take part.
CREATE FUNCTION list_audit(
    wanted_actor text,
    wanted_event_type text,
    wanted_user uuid,
    wanted_correlation_id text,
    recorded_from timestamptz,
    recorded_to timestamptz,
    before_position bigint,
    page integer
) RETURNS TABLE ("position" bigint, user_id uuid, entry json)
LANGUAGE plpgsql STABLE AS $$
DECLARE
    first_position bigint;
    end_position bigint;
    query text := 'SELECT position, user_id, entry FROM audit WHERE true';
BEGIN
    IF recorded_from IS NOT NULL THEN
        SELECT a.position INTO first_position FROM audit a
            WHERE a.recorded_at >= recorded_from ORDER BY a.recorded_at, a.position LIMIT 1;
        IF first_position IS NULL THEN
            RETURN;
        END IF;
        query := query || ' AND position >= $5';
    END IF;
    IF recorded_to IS NOT NULL THEN
        SELECT a.position INTO end_position FROM audit a
            WHERE a.recorded_at >= recorded_to ORDER BY a.recorded_at, a.position LIMIT 1;
    END IF;
    -- least() passes over NULL.
    end_position := least(before_position, end_position);
    IF end_position IS NOT NULL THEN
        query := query || ' AND position < $6';
    END IF;
    IF wanted_actor IS NOT NULL THEN
        query := query || ' AND left(actor, 200) = left($1, 200) AND actor = $1';
    END IF;
    IF wanted_event_type IS NOT NULL THEN
        query := query || ' AND event_type = $2';
    END IF;
    IF wanted_user IS NOT NULL THEN
        query := query || ' AND user_id = $3';
    END IF;
    IF wanted_correlation_id IS NOT NULL THEN
        query := query || ' AND left(correlation_id, 200) = left($4, 200) AND correlation_id = $4';
    END IF;
    RETURN QUERY EXECUTE query || ' ORDER BY position DESC LIMIT $7' USING
        wanted_actor, wanted_event_type, wanted_user, wanted_correlation_id, first_position, end_position, page;
END
$$;
