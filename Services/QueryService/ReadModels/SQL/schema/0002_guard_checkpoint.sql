-- The checkpoint moves from where it stands, over the events applied, and within one log. Whoever writes it otherwise
-- would lose events in silence, so the database refuses.
CREATE FUNCTION guard_checkpoint() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.previous IS DISTINCT FROM OLD.position THEN
        RAISE EXCEPTION 'the checkpoint stands at %, it cannot move from %', OLD.position, NEW.previous
            USING ERRCODE = 'check_violation';
    END IF;
    IF OLD.log IS NOT NULL AND NEW.log IS DISTINCT FROM OLD.log THEN
        RAISE EXCEPTION 'the checkpoint belongs to another log' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END
$$;

CREATE TRIGGER guard_checkpoint BEFORE UPDATE ON projections
    FOR EACH ROW EXECUTE FUNCTION guard_checkpoint();
