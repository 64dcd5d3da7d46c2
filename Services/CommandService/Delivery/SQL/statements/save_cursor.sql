-- $1 log, $2 name, $3 the position where this dispatcher left the cursor, $4 the new one, $5 its event,
-- $6 whether a request was accepted. No row when the cursor is elsewhere: somebody else moved it.
-- A pause that an operator ordered meanwhile stays.
UPDATE subscriptions
SET position = $4,
    after_event = $5,
    state = CASE WHEN $6 AND state IN ('retrying', 'blocked') THEN 'active' ELSE state END,
    state_since = CASE WHEN $6 AND state IN ('retrying', 'blocked') THEN clock_timestamp() ELSE state_since END,
    last_success_at = CASE WHEN $6 THEN clock_timestamp() ELSE last_success_at END,
    next_attempt_at = CASE WHEN $6 THEN NULL ELSE next_attempt_at END
WHERE log_id = $1 AND name = $2 AND position = $3
RETURNING position
