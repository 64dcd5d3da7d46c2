-- $1 log, $2 replay, $3 the position and $4 the settled one where this dispatcher left the cursor, $5, $6, $7 the new
-- position, its event and the new settled one, $8 how many events were accepted. Back to an earlier position it counts
-- anew. No row when the cursor is elsewhere or the replay has ended.
UPDATE replays
SET position = $5,
    after_event = $6,
    settled = $7,
    delivered_events = CASE WHEN $5 < $3 THEN 0 ELSE delivered_events + $8 END,
    error = CASE WHEN $8 > 0 THEN NULL ELSE error END,
    next_attempt_at = CASE WHEN $8 > 0 THEN NULL ELSE next_attempt_at END
WHERE log_id = $1 AND replay_id = $2 AND position = $3 AND settled = $4 AND state = 'running'
RETURNING position
