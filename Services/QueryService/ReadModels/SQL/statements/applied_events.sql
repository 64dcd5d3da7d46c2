SELECT position, event_id FROM audit WHERE position BETWEEN $1 AND $2
