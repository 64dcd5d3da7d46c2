-- Moves the checkpoint over the events that the same transaction writes, or ends that transaction (HS001), because what
-- was folded is void: another delivery came first, the copy was replaced, or - for the copy that serves - a build of
-- another copy began or ended, which decides whether the delivery is also kept for it.
CREATE FUNCTION move_checkpoint(
    of_copy uuid,
    stands_at bigint,
    through bigint,
    events bigint,
    from_log uuid,
    last_event uuid,
    last_time timestamptz,
    log_head bigint,
    serves boolean,
    kept_for uuid
) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
    UPDATE projections
    SET previous = position, position = through, applied = events, log = from_log, event_id = last_event,
        recorded_at = last_time, head = greatest(head, log_head), applied_at = clock_timestamp()
    WHERE name = 'users' AND position = stands_at AND copy = of_copy AND NOT retired;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'the checkpoint no longer stands at %', stands_at USING ERRCODE = 'HS001';
    END IF;
    -- After the lock: who begins or ends a build holds it too.
    IF serves AND kept_for IS DISTINCT FROM (SELECT build_id FROM hindsight_read.builds WHERE finished_at IS NULL) THEN
        RAISE EXCEPTION 'a build began or ended' USING ERRCODE = 'HS001';
    END IF;
END
$$;
