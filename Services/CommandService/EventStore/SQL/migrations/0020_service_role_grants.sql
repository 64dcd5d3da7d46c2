-- What came after 0015: the new append_events, and snapshots, which are not history and may be written anew.
-- The role's name comes from the migrating session's setting `hindsight.service_role`.
DO $$
DECLARE
    service text := coalesce(nullif(current_setting('hindsight.service_role', true), ''), 'hindsight_command');
BEGIN
    EXECUTE format('GRANT EXECUTE ON FUNCTION append_events TO %I', service);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE ON snapshots TO %I', service);
END
$$
