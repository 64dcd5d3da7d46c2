SELECT version, previous_version, previous_position, replaced_at FROM hindsight_read.live
