-- $1 log, $2 replay, $3 subscription, $4 the position before the first, $5 to_position, $6 matching_events,
-- $7 rate_per_second, $8 aggregate_id, $9 event_types, $10 target_url, $11 include_side_effects, $12 reason,
-- $13 requested_by, $14 fingerprint.
-- The lock keeps the subscription until the commit, so that whoever deletes it finds this replay. Changes nothing when
-- there is a replay of that id, or no such subscription.
WITH source AS (
    SELECT name
    FROM subscriptions
    WHERE log_id = $1 AND name = $3
    FOR KEY SHARE
)
INSERT INTO replays (
    log_id, replay_id, subscription, start, position, settled, to_position, matching_events, rate_per_second,
    aggregate_id, event_types, target_url, include_side_effects, reason, requested_by, fingerprint
)
SELECT $1, $2, name, $4, $4, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14
FROM source
ON CONFLICT (log_id, replay_id) DO NOTHING
