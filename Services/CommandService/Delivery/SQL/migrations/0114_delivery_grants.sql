-- The role's name comes from the migrating session's setting `hindsight.service_role`.
DO $$
DECLARE
    service text := coalesce(nullif(current_setting('hindsight.service_role', true), ''), 'hindsight_command');
BEGIN
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON delivery_failures, parked_events TO %I', service);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE ON replays TO %I', service);
END
$$
