-- The outcome of a command id is history as well.
CREATE TRIGGER commands_are_immutable BEFORE UPDATE OR DELETE OR TRUNCATE ON commands
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
