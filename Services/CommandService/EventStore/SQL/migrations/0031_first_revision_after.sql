-- The first revision of a stream that lies beyond this position; the last revision + 1 when there is none. Positions
-- increase with revisions, so this too is a binary search, on the stream's key.
CREATE FUNCTION first_revision_after(log smallint, stream uuid, after bigint) RETURNS bigint
LANGUAGE plpgsql STABLE STRICT SECURITY INVOKER
SET plan_cache_mode = force_generic_plan
SET enable_seqscan = off
SET enable_bitmapscan = off
SET enable_sort = off
AS $$
DECLARE
    low bigint := 1;
    high bigint;
    middle bigint;
    found_position bigint;
BEGIN
    SELECT events.revision + 1 INTO high FROM events
    WHERE events.log_id = log AND events.stream_id = stream
    ORDER BY events.revision DESC
    LIMIT 1;
    WHILE low < high LOOP
        middle := low + (high - low) / 2;
        SELECT events.position INTO STRICT found_position FROM events
        WHERE events.log_id = log AND events.stream_id = stream AND events.revision = middle;
        IF found_position <= after THEN
            low := middle + 1;
        ELSE
            high := middle;
        END IF;
    END LOOP;
    RETURN low;
END
$$
