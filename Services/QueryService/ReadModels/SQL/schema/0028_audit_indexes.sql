-- What one of many actors did of one kind: neither an actor's entries nor those of a type need be few.
CREATE INDEX audit_by_actor_and_type ON audit (left(actor, 200), event_type, position);
