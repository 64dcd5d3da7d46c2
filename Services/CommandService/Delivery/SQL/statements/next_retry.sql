-- $1 log, $2 subscription. One user after the other, each from its first parked event on, also when a retry was ordered for
-- a later one only.
WITH ordered AS (
    SELECT stream_id
    FROM parked_events
    WHERE log_id = $1 AND subscription = $2 AND state = 'parked' AND retry_requested_at IS NOT NULL
    ORDER BY stream_id
    LIMIT 1
)
SELECT min(parked.position) AS position
FROM ordered
INNER JOIN parked_events AS parked ON parked.stream_id = ordered.stream_id
WHERE parked.log_id = $1 AND parked.subscription = $2 AND parked.state = 'parked'
