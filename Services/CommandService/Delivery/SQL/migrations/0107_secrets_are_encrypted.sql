-- Encrypted with a key that is not in the database; the secret of a configured subscription is not here at all. Until
-- now there were only configured ones, so nothing is lost with the column.
ALTER TABLE subscriptions
DROP COLUMN secret,
ADD COLUMN secret_box bytea,
ADD COLUMN previous_secret_box bytea,
ADD COLUMN previous_secret_until timestamptz
