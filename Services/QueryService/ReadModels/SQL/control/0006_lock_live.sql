-- Holds the checkpoint of the copy that serves until the transaction ends: nothing is applied to it meanwhile.
-- Returns its version.
CREATE FUNCTION lock_live() RETURNS integer
LANGUAGE plpgsql AS $$
DECLARE
    live_version integer;
    standing bigint;
BEGIN
    SELECT version INTO STRICT live_version FROM hindsight_read.live FOR UPDATE;
    EXECUTE format('SELECT position FROM %I.projections WHERE name = ''users'' FOR UPDATE', 'read_v' || live_version)
        INTO STRICT standing;
    RETURN live_version;
END
$$;
