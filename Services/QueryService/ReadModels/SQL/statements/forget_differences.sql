DELETE FROM hindsight_read.differences WHERE $1::uuid IS NULL OR build_id = $1
