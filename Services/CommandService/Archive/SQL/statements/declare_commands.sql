-- $1 log, $2 after which position, $3 through which, $4 user or NULL. In the order of a log file: behind their last
-- event, those without events last. A cursor, because `commands` has no index by position and an append should not pay
-- for one: the server sorts once, on disk if need be, and hands out pages.
DECLARE archived_commands NO SCROLL CURSOR WITHOUT HOLD FOR
SELECT command_id, fingerprint, stream_id, first_revision, last_revision, first_position, last_position
FROM commands
WHERE log_id = $1 AND last_position > $2 AND last_position <= $3 AND ($4::uuid IS NULL OR stream_id = $4)
ORDER BY last_position, first_position, command_id
