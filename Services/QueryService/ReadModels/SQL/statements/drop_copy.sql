SELECT hindsight_read.drop_copy($1)
