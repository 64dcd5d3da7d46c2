-- $1 log, $2 subscription, $3 position or NULL for all, $4 who, $5 why. The later ones of the user stay parked. Locked like
-- `retry_parked.sql`.
WITH chosen AS (
    SELECT position
    FROM parked_events
    WHERE log_id = $1 AND subscription = $2 AND state = 'parked' AND ($3::bigint IS NULL OR position = $3)
    ORDER BY position
    FOR NO KEY UPDATE
),
discarded AS (
    UPDATE parked_events
    SET state = 'discarded',
        discarded_by = $4,
        discard_reason = $5,
        ended_at = clock_timestamp(),
        retry_requested_at = NULL
    FROM chosen
    WHERE parked_events.log_id = $1 AND parked_events.subscription = $2 AND parked_events.position = chosen.position
        AND parked_events.state = 'parked'
    RETURNING parked_events.stream_id
)
SELECT
    EXISTS (SELECT FROM subscriptions WHERE log_id = $1 AND name = $2) AS is_there, count(*) AS events,
    count(DISTINCT stream_id) AS users
FROM discarded
