-- $1 log, $2 the last one of the page before or NULL, $3 limit. The columns of `replay_status.sql`, the latest first.
SELECT
    replay_id, state, subscription, reason, requested_by, matching_events, delivered_events, settled, to_position,
    rate_per_second, created_at, started_at, ended_at, error, fingerprint
FROM replays
WHERE log_id = $1
    AND (
        $2::uuid IS NULL
        OR (created_at, replay_id) < (
            SELECT last.created_at, last.replay_id FROM replays AS last WHERE last.log_id = $1 AND last.replay_id = $2
        )
    )
ORDER BY created_at DESC, replay_id DESC
LIMIT $3
