-- $1 log, $2 replay, $3 the position where this dispatcher left the cursor, $4 what failed, $5 milliseconds to the next
-- attempt. No row when the cursor is elsewhere or the replay has ended.
UPDATE replays
SET error = $4, next_attempt_at = clock_timestamp() + $5::bigint * interval '1 millisecond'
WHERE log_id = $1 AND replay_id = $2 AND position = $3 AND state = 'running'
RETURNING position
