SELECT log_uuid FROM heads WHERE log_id = $1
