SELECT hindsight_read.same_history('read_v' || version, $1) FROM hindsight_read.live
