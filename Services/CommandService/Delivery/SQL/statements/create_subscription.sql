-- $1 log, $2 name, $3 url, $4 start position, $5 max_batch, $6 max_backoff_seconds, $7 data_versions, $8 event_types,
-- $9 on_poison, $10 verify, $11 ca_file, $12 client_certificate_file, $13 mail_from, $14 the sealed secret.
-- Changes nothing when there is one of that name, or when there is none and somebody still leads a deleted one: its
-- dispatcher knows the cursor by the name and would move this one's. At its start a subscription has no event before it.
INSERT INTO subscriptions (
    log_id, name, url, position, settled, max_batch, max_backoff_seconds, data_versions, event_types, on_poison, verify,
    ca_file, client_certificate_file, mail_from, secret_box
)
SELECT $1, $2, $3, $4, $4, $5, $6, $7::json::jsonb, $8, $9, $10, $11, $12, $13, $14
WHERE pg_try_advisory_xact_lock(hashtextextended(format('hindsight.delivery/%s/%s', $1::smallint, $2::text), 0))
ON CONFLICT (log_id, name) DO NOTHING
