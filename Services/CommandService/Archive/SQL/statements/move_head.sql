-- $1 log, $2 position, $3 time of the event there, $4 the log's UUID or NULL to keep the one it has.
UPDATE heads SET position = $2, recorded_at = $3, log_uuid = coalesce($4, log_uuid) WHERE log_id = $1
