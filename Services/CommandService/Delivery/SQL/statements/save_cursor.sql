-- $1 log, $2 name, $3 the position and $4 the settled one where this dispatcher left the cursor, $5, $6, $7 the new
-- position, its event and the new settled one, $8 whether a request was accepted, $9 whether `retrying` and `blocked` end.
-- No row when the cursor is elsewhere: somebody else moved it. A pause that an operator ordered meanwhile stays.
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
