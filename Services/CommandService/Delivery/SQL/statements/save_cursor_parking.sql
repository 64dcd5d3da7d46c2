-- `save_cursor.sql`, and in the same commit what the step leaves out: $10 positions, $11 event ids, $12 users, $13 types,
-- $14 statuses, $15 reasons, $16 answers. One that was left out before stays as it is.
WITH moved AS (
    UPDATE subscriptions
    SET position = $5,
        after_event = $6,
        settled = $7,
        state = CASE WHEN $9 AND state IN ('retrying', 'blocked') THEN 'active' ELSE state END,
        state_since = CASE WHEN $9 AND state IN ('retrying', 'blocked') THEN clock_timestamp() ELSE state_since END,
        last_success_at = CASE WHEN $8 THEN clock_timestamp() ELSE last_success_at END,
        next_attempt_at = CASE WHEN $9 THEN NULL ELSE next_attempt_at END
    WHERE log_id = $1 AND name = $2 AND position = $3 AND settled = $4
    RETURNING position
),
kept AS (
    INSERT INTO parked_events (
        log_id, subscription, position, event_id, stream_id, event_type, status, reason, answer
    )
    SELECT $1, $2, parked.*
    FROM moved
    CROSS JOIN unnest(
        $10::bigint[], $11::uuid[], $12::uuid[], $13::text[], $14::integer[], $15::text[], $16::text[]
    ) AS parked
    ON CONFLICT (log_id, subscription, position) DO NOTHING
)
SELECT position FROM moved
