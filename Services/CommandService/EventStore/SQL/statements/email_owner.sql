-- $1 log, $2 e-mail in normal form.
SELECT stream_id FROM reservations WHERE log_id = $1 AND kind = 'email' AND value = $2
