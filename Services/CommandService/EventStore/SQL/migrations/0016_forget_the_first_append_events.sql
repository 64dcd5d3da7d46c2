-- The next one takes several commands of one stream in a call, and finds out by itself where a stream is.
DROP FUNCTION append_events
