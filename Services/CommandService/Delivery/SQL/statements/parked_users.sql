-- $1 log, $2 subscription, $3 users
SELECT DISTINCT stream_id
FROM parked_events
WHERE log_id = $1 AND subscription = $2 AND state = 'parked' AND stream_id = ANY ($3)
