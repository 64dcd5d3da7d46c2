-- Lets a copy that was retired take events again: it is to catch up.
CREATE FUNCTION revive_copy(of_schema text) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format('UPDATE %I.projections SET retired = false WHERE name = ''users''', of_schema);
END
$$;
