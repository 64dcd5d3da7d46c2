-- What the service needs and nothing more: it can add to the history and cannot change it.
-- The role's name comes from the migrating session's setting `hindsight.service_role`.
DO $$
DECLARE
    service text := coalesce(nullif(current_setting('hindsight.service_role', true), ''), 'hindsight_command');
BEGIN
    EXECUTE format('GRANT SELECT, INSERT ON events, commands TO %I', service);
    EXECUTE format('GRANT SELECT, INSERT, DELETE ON reservations TO %I', service);
    EXECUTE format('GRANT SELECT, UPDATE (position, recorded_at) ON heads TO %I', service);
    EXECUTE format('GRANT SELECT, UPDATE (epoch) ON epochs TO %I', service);
    EXECUTE format('GRANT EXECUTE ON FUNCTION append_events TO %I', service);
END
$$
