-- $1 log, $2 name, $3 url, $4 start position, $5 max_batch, $6 max_backoff_seconds, $7 data_versions, $8 event_types,
-- $9 on_poison, $10 mail_from.
-- A configured subscription: its secret is not in the database. An existing one keeps its cursor and its state, and is
-- not touched at all when nothing differs.
INSERT INTO subscriptions (
    log_id, name, url, position, settled, max_batch, max_backoff_seconds, data_versions, event_types, on_poison,
    mail_from, is_configured
)
VALUES ($1, $2, $3, $4, $4, $5, $6, $7::json::jsonb, $8, $9, $10, true)
ON CONFLICT (log_id, name) DO UPDATE
SET url = excluded.url,
    max_batch = excluded.max_batch,
    max_backoff_seconds = excluded.max_backoff_seconds,
    data_versions = excluded.data_versions,
    event_types = excluded.event_types,
    on_poison = excluded.on_poison,
    mail_from = excluded.mail_from,
    is_configured = true
WHERE (
    subscriptions.url, subscriptions.max_batch, subscriptions.max_backoff_seconds, subscriptions.data_versions,
    subscriptions.event_types, subscriptions.on_poison, subscriptions.mail_from, subscriptions.is_configured
) IS DISTINCT FROM (
    excluded.url, excluded.max_batch, excluded.max_backoff_seconds, excluded.data_versions,
    excluded.event_types, excluded.on_poison, excluded.mail_from, true
)
