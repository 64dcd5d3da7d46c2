SELECT hindsight_read.lock_live()
