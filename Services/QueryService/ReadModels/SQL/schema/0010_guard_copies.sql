-- As before: the checkpoint moves from where it stands, over at least one event, and within one log. Besides, a copy may be
-- retired and taken back, which moves nothing; while it is retired, and in the same breath, it does not move.
CREATE OR REPLACE FUNCTION guard_checkpoint() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.copy IS DISTINCT FROM OLD.copy OR NEW.name IS DISTINCT FROM OLD.name THEN
        RAISE EXCEPTION 'a copy keeps its name and its id' USING ERRCODE = 'check_violation';
    END IF;
    IF (NEW.log, NEW.position, NEW.previous, NEW.applied, NEW.event_id, NEW.recorded_at)
        IS NOT DISTINCT FROM (OLD.log, OLD.position, OLD.previous, OLD.applied, OLD.event_id, OLD.recorded_at) THEN
        RETURN NEW;
    END IF;
    IF OLD.retired OR NEW.retired THEN
        RAISE EXCEPTION 'a retired copy takes no events' USING ERRCODE = 'check_violation';
    END IF;
    IF NEW.previous IS DISTINCT FROM OLD.position OR NEW.position <= OLD.position THEN
        RAISE EXCEPTION 'the checkpoint stands at %, it cannot move from % to %',
            OLD.position, NEW.previous, NEW.position USING ERRCODE = 'check_violation';
    END IF;
    IF OLD.log IS NOT NULL AND NEW.log IS DISTINCT FROM OLD.log THEN
        RAISE EXCEPTION 'the checkpoint belongs to another log' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END
$$;
