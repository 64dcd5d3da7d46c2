-- The head as this statement's snapshot shows it: the commit comes after, and its acknowledgement confirms it.
UPDATE epochs SET epoch = epoch + 1 WHERE log_id = $1
RETURNING (SELECT position FROM heads WHERE heads.log_id = epochs.log_id)
