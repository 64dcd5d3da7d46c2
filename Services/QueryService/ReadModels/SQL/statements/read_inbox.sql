-- The next deliveries that end beyond $1, of one build, $3 at most.
SELECT through, log, after, after_event, head, content_type, body
FROM hindsight_read.inbox
WHERE through > $1 AND build_id = $2
ORDER BY through
LIMIT $3
