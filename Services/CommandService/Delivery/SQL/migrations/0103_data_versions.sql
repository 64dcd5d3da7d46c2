-- The schema versions that a subscriber asked for, by event type; of types that are not named it takes the newest.
-- `jsonb`, which has an equality: `ensure_subscription.sql` compares.
ALTER TABLE subscriptions
ADD COLUMN data_versions jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(data_versions) = 'object')
