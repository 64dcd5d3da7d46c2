-- $1 log.
SELECT log_uuid, position, recorded_at FROM heads WHERE log_id = $1
