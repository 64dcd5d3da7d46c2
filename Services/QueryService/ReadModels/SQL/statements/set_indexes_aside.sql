SELECT hindsight_read.set_indexes_aside($1)
