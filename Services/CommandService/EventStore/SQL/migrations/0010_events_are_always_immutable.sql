-- ALWAYS: also for a session that calls itself a replica.
ALTER TABLE events ENABLE ALWAYS TRIGGER events_are_immutable
