-- Moves the checkpoint over the events that the same transaction writes, or ends that transaction: another delivery
-- came first (HS001), and what was folded on top of the old position is void.
CREATE FUNCTION move_checkpoint(
    stands_at bigint,
    through bigint,
    events bigint,
    from_log uuid,
    last_event uuid,
    last_time timestamptz,
    log_head bigint
) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
    UPDATE projections
    SET previous = position, position = through, applied = events, log = from_log, event_id = last_event,
        recorded_at = last_time, head = greatest(head, log_head), applied_at = clock_timestamp()
    WHERE name = 'users' AND position = stands_at;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'the checkpoint no longer stands at %', stands_at USING ERRCODE = 'HS001';
    END IF;
END
$$;
