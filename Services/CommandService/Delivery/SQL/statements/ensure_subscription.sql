-- $1 log, $2 name, $3 url, $4 secret, $5 start position, $6 max_batch, $7 max_backoff_seconds, $8 data_versions.
-- An existing one keeps its cursor and its state, and is not touched at all when nothing differs.
INSERT INTO subscriptions (log_id, name, url, secret, position, max_batch, max_backoff_seconds, data_versions)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8::json::jsonb)
ON CONFLICT (log_id, name) DO UPDATE
SET url = excluded.url,
    secret = excluded.secret,
    max_batch = excluded.max_batch,
    max_backoff_seconds = excluded.max_backoff_seconds,
    data_versions = excluded.data_versions
WHERE (
    subscriptions.url, subscriptions.secret, subscriptions.max_batch, subscriptions.max_backoff_seconds,
    subscriptions.data_versions
) IS DISTINCT FROM (
    excluded.url, excluded.secret, excluded.max_batch, excluded.max_backoff_seconds, excluded.data_versions
)
