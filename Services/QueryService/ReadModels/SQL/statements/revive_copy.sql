-- A copy that was kept takes events again.
SELECT hindsight_read.revive_copy($1)
