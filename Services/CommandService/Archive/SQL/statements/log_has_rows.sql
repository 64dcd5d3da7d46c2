-- $1 log.
SELECT
    EXISTS (SELECT FROM events WHERE log_id = $1)
        OR EXISTS (SELECT FROM commands WHERE log_id = $1)
        OR EXISTS (SELECT FROM reservations WHERE log_id = $1)
