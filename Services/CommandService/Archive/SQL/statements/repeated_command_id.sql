-- $1 log. The last position of the second command with an id that has been used before; no row if there is none.
SELECT last_position
FROM (
    SELECT last_position, row_number() OVER (PARTITION BY command_id ORDER BY last_position) AS use
    FROM commands
    WHERE log_id = $1
) AS used
WHERE use = 2
ORDER BY last_position
LIMIT 1
