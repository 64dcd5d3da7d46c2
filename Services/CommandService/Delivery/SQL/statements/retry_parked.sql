-- $1 log, $2 subscription, $3 position or NULL for all. All that is parked of the position's user, because the later ones
-- cannot go before it. Locked in position order, as every order about parked events does it: none waits in a circle.
WITH chosen AS (
    SELECT position
    FROM parked_events
    WHERE log_id = $1 AND subscription = $2 AND state = 'parked'
        AND (
            $3::bigint IS NULL
            OR stream_id = (
                SELECT named.stream_id
                FROM parked_events AS named
                WHERE named.log_id = $1 AND named.subscription = $2 AND named.position = $3 AND named.state = 'parked'
            )
        )
    ORDER BY position
    FOR NO KEY UPDATE
),
ordered AS (
    UPDATE parked_events
    SET retry_requested_at = coalesce(parked_events.retry_requested_at, clock_timestamp())
    FROM chosen
    WHERE parked_events.log_id = $1 AND parked_events.subscription = $2 AND parked_events.position = chosen.position
        AND parked_events.state = 'parked'
    RETURNING parked_events.stream_id
)
SELECT
    EXISTS (SELECT FROM subscriptions WHERE log_id = $1 AND name = $2) AS is_there, count(*) AS events,
    count(DISTINCT stream_id) AS users
FROM ordered
