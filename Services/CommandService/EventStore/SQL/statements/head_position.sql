SELECT position FROM heads WHERE log_id = $1
