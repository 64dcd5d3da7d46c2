-- Lets the copy that a build has filled serve, in the transaction that holds the live checkpoint. What served is retired:
-- a delivery that waited for its checkpoint finds nothing to move and is judged anew, on the copy that serves now.
CREATE FUNCTION switch_copies(finished uuid) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
    build hindsight_read.builds;
    live_version integer;
    serving text;
    filled text;
    own text;
    standing bigint;
BEGIN
    SELECT * INTO STRICT build FROM hindsight_read.builds WHERE build_id = finished AND finished_at IS NULL;
    SELECT version INTO STRICT live_version FROM hindsight_read.live;
    serving := 'read_v' || live_version;
    own := 'read_v' || build.version;
    filled := own || CASE build.kind WHEN 'rollback' THEN '_previous' ELSE '_building' END;
    EXECUTE format('UPDATE %I.projections SET retired = true WHERE name = ''users'' RETURNING position', serving)
        INTO STRICT standing;
    EXECUTE format('UPDATE %I.projections SET retired = false WHERE name = ''users''', filled);
    IF build.kind <> 'rollback' THEN
        -- Dropped before, as a rule.
        PERFORM hindsight_read.drop_copy(own || '_previous');
    END IF;
    IF live_version = build.version THEN
        EXECUTE format('ALTER SCHEMA %I RENAME TO %I', serving, own || '_replaced');
        EXECUTE format('ALTER SCHEMA %I RENAME TO %I', filled, own);
        EXECUTE format('ALTER SCHEMA %I RENAME TO %I', own || '_replaced', own || '_previous');
    ELSE
        PERFORM hindsight_read.drop_copy(own);
        EXECUTE format('ALTER SCHEMA %I RENAME TO %I', filled, own);
    END IF;
    UPDATE hindsight_read.live
    SET version = build.version, previous_version = live_version, previous_position = standing,
        replaced_at = clock_timestamp();
    DELETE FROM hindsight_read.inbox;
END
$$;
