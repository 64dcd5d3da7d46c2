-- The first position whose event was recorded at this moment or later; the head + 1 when there is none.
--
-- Times strictly increase with positions and positions have no hole, so a binary search on the primary key finds it: two
-- dozen probes in five million events, and no index on time, for which every append would pay. A hole is an error.
CREATE FUNCTION first_position_from(log smallint, moment timestamptz) RETURNS bigint
LANGUAGE plpgsql STABLE STRICT SECURITY INVOKER
SET plan_cache_mode = force_generic_plan
SET enable_seqscan = off
SET enable_bitmapscan = off
AS $$
DECLARE
    low bigint := 1;
    high bigint;
    middle bigint;
    recorded timestamptz;
BEGIN
    SELECT heads.position + 1 INTO STRICT high FROM heads WHERE heads.log_id = log;
    WHILE low < high LOOP
        middle := low + (high - low) / 2;
        SELECT events.recorded_at INTO STRICT recorded FROM events
        WHERE events.log_id = log AND events.position = middle;
        IF recorded < moment THEN
            low := middle + 1;
        ELSE
            high := middle;
        END IF;
    END LOOP;
    RETURN low;
END
$$
