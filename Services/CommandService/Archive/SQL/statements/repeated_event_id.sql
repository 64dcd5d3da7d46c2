-- $1 log. The position of the second event with an id that has been used before; no row if there is none.
SELECT position
FROM (
    SELECT position, row_number() OVER (PARTITION BY event_id ORDER BY position) AS use
    FROM events
    WHERE log_id = $1
) AS used
WHERE use = 2
ORDER BY position
LIMIT 1
