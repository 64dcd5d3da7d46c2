-- The parameters of `save_cursor.sql`, of which $8 and $9 are false: the subscriber is elsewhere. Parked events beyond that
-- position that were delivered after all may be among what it has lost: they are in the order again.
WITH moved AS (
    UPDATE subscriptions
    SET position = $5, after_event = $6, settled = $7
    WHERE log_id = $1 AND name = $2 AND position = $3 AND settled = $4 AND NOT ($8 OR $9)
    RETURNING position
),
again AS (
    DELETE FROM parked_events
    WHERE log_id = $1 AND subscription = $2 AND state = 'delivered' AND position > (SELECT moved.position FROM moved)
)
SELECT position FROM moved
