-- The role's name comes from the migrating session's setting `hindsight.service_role`.
DO $$
DECLARE
    service text := coalesce(nullif(current_setting('hindsight.service_role', true), ''), 'hindsight_command');
BEGIN
    REVOKE ALL ON FUNCTION first_position_from, first_revision_after FROM PUBLIC;
    EXECUTE format('GRANT EXECUTE ON FUNCTION first_position_from, first_revision_after TO %I', service);
END
$$
