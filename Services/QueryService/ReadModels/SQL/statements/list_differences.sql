-- Of the last build that has any, after number $1, $2 at most.
SELECT number, kind, user_id, revision, position, problem, fields
FROM hindsight_read.differences
WHERE number > $1
ORDER BY number
LIMIT $2
