-- $1 replay or NULL, $2 whether only an unfinished one counts. The unfinished one, else the last.
SELECT
    build_id, kind, version, state, requested_by, requested_at, finished_at, prepared, replay_id, replay_from,
    to_position, replays, position, filled_from, filling_since, progressed_at, live_diverged, differences, error, live_before
FROM hindsight_read.builds
WHERE ($1::uuid IS NULL OR replay_id = $1) AND (finished_at IS NULL OR NOT $2)
ORDER BY finished_at IS NULL DESC, requested_at DESC
LIMIT 1
