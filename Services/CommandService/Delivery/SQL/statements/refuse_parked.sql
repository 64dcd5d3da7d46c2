-- $1 log, $2 subscription, $3 position, $4 status, $5 reason, $6 answer: refused again. The user's retry is over.
WITH refused AS (
    UPDATE parked_events
    SET status = $4, reason = $5, answer = $6, retry_requested_at = NULL
    WHERE log_id = $1 AND subscription = $2 AND position = $3 AND state = 'parked'
    RETURNING stream_id
)
UPDATE parked_events
SET retry_requested_at = NULL
WHERE log_id = $1 AND subscription = $2 AND state = 'parked' AND position > $3
    AND stream_id = (SELECT refused.stream_id FROM refused)
