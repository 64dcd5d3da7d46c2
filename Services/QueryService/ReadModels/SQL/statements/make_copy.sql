SELECT hindsight_read.make_copy($1)
