-- $1 log, $2 after which kind, $3 after which value of it, $4 how many.
SELECT kind, value, stream_id
FROM reservations
WHERE log_id = $1 AND (kind, value) > ($2, $3)
ORDER BY kind, value
LIMIT $4
