ALTER TABLE subscriptions ADD CONSTRAINT settled_is_not_behind CHECK (settled >= position)
