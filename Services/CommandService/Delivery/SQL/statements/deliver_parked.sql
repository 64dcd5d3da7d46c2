-- $1 log, $2 subscription, $3 position: accepted after all. The user's next one follows, also if nobody knew of it when the
-- retry was ordered. The subscription's row is locked first, as it is by who deletes the subscription: no deadlock.
WITH locked AS (
    SELECT name FROM subscriptions WHERE log_id = $1 AND name = $2 FOR UPDATE
),
delivered AS (
    UPDATE parked_events
    SET state = 'delivered', ended_at = clock_timestamp(), retry_requested_at = NULL
    WHERE log_id = $1 AND subscription = (SELECT locked.name FROM locked) AND position = $3 AND state = 'parked'
    RETURNING stream_id
),
following AS (
    UPDATE parked_events
    SET retry_requested_at = clock_timestamp()
    WHERE log_id = $1 AND subscription = $2 AND state = 'parked' AND position > $3
        AND stream_id = (SELECT delivered.stream_id FROM delivered)
)
UPDATE subscriptions
SET state = CASE WHEN state IN ('retrying', 'blocked') THEN 'active' ELSE state END,
    state_since = CASE WHEN state IN ('retrying', 'blocked') THEN clock_timestamp() ELSE state_since END,
    last_success_at = clock_timestamp(),
    next_attempt_at = NULL
FROM locked
WHERE subscriptions.log_id = $1 AND subscriptions.name = locked.name
