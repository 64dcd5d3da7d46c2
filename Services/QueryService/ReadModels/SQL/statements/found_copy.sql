SELECT hindsight_read.found_copy($1)
