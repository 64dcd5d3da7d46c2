SELECT hindsight_read.switch_copies($1)
