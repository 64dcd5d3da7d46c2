-- $1 log. Those that are to be run or run, the oldest first.
SELECT
    replay_id, subscription, position, after_event, settled, start, to_position, aggregate_id, event_types, target_url,
    rate_per_second
FROM replays
WHERE log_id = $1 AND state IN ('queued', 'running')
ORDER BY created_at, replay_id
