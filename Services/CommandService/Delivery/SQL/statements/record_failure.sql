-- $1 log, $2 name, $3 the position where this dispatcher left the cursor, $4 state, $5 the failed request's last
-- position, $6 its event, $7 status, $8 reason, $9 answer, $10 milliseconds to the next attempt. No row when the cursor is
-- elsewhere. `paused` and `stopped`, whoever set them, stay. The last 100 failures are kept.
WITH failed AS (
    UPDATE subscriptions
    SET state = CASE WHEN state IN ('paused', 'stopped') THEN state ELSE $4 END,
        state_since = CASE WHEN state IN ('paused', 'stopped', $4) THEN state_since ELSE clock_timestamp() END,
        last_failure_at = clock_timestamp(),
        last_failure_position = $5,
        last_failure_status = $7,
        last_failure = $8,
        next_attempt_at = clock_timestamp() + $10::bigint * interval '1 millisecond',
        failure_count = failure_count + 1
    WHERE log_id = $1 AND name = $2 AND position = $3
    RETURNING failure_count, last_failure_at, next_attempt_at
)
INSERT INTO delivery_failures AS ring (
    log_id, subscription, slot, number, failed_at, position, event_id, status, reason, answer, next_attempt_at
)
SELECT $1, $2, failure_count % 100, failure_count, last_failure_at, $5, $6, $7, $8, $9, next_attempt_at
FROM failed
ON CONFLICT (log_id, subscription, slot) DO UPDATE
SET number = excluded.number,
    failed_at = excluded.failed_at,
    position = excluded.position,
    event_id = excluded.event_id,
    status = excluded.status,
    reason = excluded.reason,
    answer = excluded.answer,
    next_attempt_at = excluded.next_attempt_at
RETURNING ring.position
