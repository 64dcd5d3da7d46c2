-- Differences are added: $1 and $2 users by state, $3 to $5 created and deleted by day since 1970-01-01, $6 and $7 events.
WITH changed_users AS (
    UPDATE user_totals total
    SET users = total.users + change.users
    FROM unnest($1::text[], $2::bigint[]) AS change (state, users)
    WHERE total.state = change.state
), changed_days AS (
    INSERT INTO daily_totals AS total (day, created, deleted)
    SELECT date '1970-01-01' + day::integer, created, deleted
    FROM unnest($3::bigint[], $4::bigint[], $5::bigint[]) AS change (day, created, deleted)
    ON CONFLICT (day) DO UPDATE SET created = total.created + excluded.created, deleted = total.deleted + excluded.deleted
)
INSERT INTO event_totals AS total (event_type, events)
SELECT * FROM unnest($6::text[], $7::bigint[])
ON CONFLICT (event_type) DO UPDATE SET events = total.events + excluded.events
