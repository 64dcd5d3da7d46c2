-- What `subscription.create` can ask for. `settled`: everything up to here is dealt with, be it delivered, filtered out
-- or parked; `position` is what the subscriber has acknowledged. `resumes` counts, so that dispatchers notice.
ALTER TABLE subscriptions
ADD COLUMN settled bigint NOT NULL DEFAULT 0,
ADD COLUMN event_types text[] CHECK (cardinality(event_types) > 0),
ADD COLUMN on_poison text COLLATE "C" NOT NULL DEFAULT 'block' CHECK (on_poison IN ('block', 'park')),
ADD COLUMN verify boolean NOT NULL DEFAULT false,
ADD COLUMN verified_at timestamptz,
ADD COLUMN ca_file text,
ADD COLUMN client_certificate_file text,
ADD COLUMN mail_from text,
ADD COLUMN created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
ADD COLUMN resumes integer NOT NULL DEFAULT 0,
ADD COLUMN failure_count bigint NOT NULL DEFAULT 0,
ADD COLUMN is_configured boolean NOT NULL DEFAULT false
