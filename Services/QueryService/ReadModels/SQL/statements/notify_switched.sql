-- No position: whoever hears it reads the checkpoint of the copy that serves now.
SELECT pg_notify('hindsight_applied', 'switched')
