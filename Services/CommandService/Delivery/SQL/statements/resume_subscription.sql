-- $1 log, $2 name. The count makes its dispatcher start anew, and so try at once.
UPDATE subscriptions
SET state = 'active',
    state_since = CASE WHEN state = 'active' THEN state_since ELSE clock_timestamp() END,
    next_attempt_at = NULL,
    resumes = resumes + 1
WHERE log_id = $1 AND name = $2
