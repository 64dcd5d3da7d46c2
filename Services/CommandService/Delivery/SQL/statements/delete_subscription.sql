-- $1 log, $2 name, $3 whether this program's configuration asks for it. Its failures and parked events go with it.
DELETE FROM subscriptions
WHERE log_id = $1 AND name = $2 AND NOT (is_configured AND $3)
