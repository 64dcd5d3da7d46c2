DELETE FROM hindsight_read.inbox
