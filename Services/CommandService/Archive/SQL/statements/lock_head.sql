-- $1 log. Held to the commit: nobody appends meanwhile.
SELECT position FROM heads WHERE log_id = $1 FOR UPDATE
