-- Subscriptions are settings, not history: the service may change them.
-- The role's name comes from the migrating session's setting `hindsight.service_role`.
DO $$
DECLARE
    service text := coalesce(nullif(current_setting('hindsight.service_role', true), ''), 'hindsight_command');
BEGIN
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON subscriptions TO %I', service);
END
$$
