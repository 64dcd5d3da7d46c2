-- What the store's promises rest on. A role that owns the tables or is a superuser could switch the triggers off.
SELECT
    current_setting('default_transaction_isolation') AS isolation,
    current_setting('synchronous_commit') AS synchronous_commit,
    (
        SELECT coalesce(bool_or(
            pg_has_role(current_user, relowner, 'MEMBER')
                OR has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
                OR has_any_column_privilege(oid, 'UPDATE')
        ), false)
        FROM pg_class WHERE oid IN ('events'::regclass, 'commands'::regclass)
    ) AS may_change_history,
    (
        SELECT count(*) = 2
        FROM pg_trigger
        WHERE tgname IN ('events_are_immutable', 'commands_are_immutable') AND tgenabled = 'A'
            AND tgrelid IN ('events'::regclass, 'commands'::regclass)
    ) AS history_is_guarded,
    array(
        SELECT name
        FROM pg_settings
        WHERE name IN ('statement_timeout', 'lock_timeout', 'idle_in_transaction_session_timeout') AND setting = '0'
        ORDER BY name
    ) AS missing_time_limits
