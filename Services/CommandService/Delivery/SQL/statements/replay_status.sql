-- $1 log, $2 replay.
SELECT
    replay_id, state, subscription, reason, requested_by, matching_events, delivered_events, settled, to_position,
    rate_per_second, created_at, started_at, ended_at, error, fingerprint
FROM replays
WHERE log_id = $1 AND replay_id = $2
