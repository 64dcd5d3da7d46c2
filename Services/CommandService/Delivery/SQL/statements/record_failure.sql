-- $1 log, $2 name, $3 the position where this dispatcher left the cursor, $4 state, $5 the failed request's last
-- position, $6 HTTP status, $7 reason, $8 milliseconds to the next attempt. No row when the cursor is elsewhere.
-- `paused` and `stopped`, whoever set them, stay.
UPDATE subscriptions
SET state = CASE WHEN state IN ('paused', 'stopped') THEN state ELSE $4 END,
    state_since = CASE WHEN state IN ('paused', 'stopped', $4) THEN state_since ELSE clock_timestamp() END,
    last_failure_at = clock_timestamp(),
    last_failure_position = $5,
    last_failure_status = $6,
    last_failure = $7,
    next_attempt_at = clock_timestamp() + $8::bigint * interval '1 millisecond'
WHERE log_id = $1 AND name = $2 AND position = $3
RETURNING position
