-- Numbers of all users, kept up to date by the apply: nobody counts a million rows for an answer. Days are UTC.
CREATE TABLE user_totals (
    state text COLLATE "C" PRIMARY KEY,
    users bigint NOT NULL CHECK (users >= 0)
) WITH (fillfactor = 50);

CREATE TABLE daily_totals (
    day date PRIMARY KEY,
    created bigint NOT NULL CHECK (created >= 0),
    deleted bigint NOT NULL CHECK (deleted >= 0)
) WITH (fillfactor = 50);

CREATE TABLE event_totals (
    event_type text COLLATE "C" PRIMARY KEY,
    events bigint NOT NULL CHECK (events >= 0)
) WITH (fillfactor = 50);

INSERT INTO user_totals (state, users)
SELECT state, (
    SELECT count(*) FROM users
    WHERE CASE WHEN users.deleted_at IS NULL THEN users.status ELSE 'deleted' END = state)
FROM unnest(ARRAY['active', 'suspended', 'deactivated', 'deleted']) state;

INSERT INTO daily_totals (day, created, deleted)
SELECT
    (recorded_at AT TIME ZONE 'UTC')::date,
    count(*) FILTER (WHERE event_type = 'USER_CREATED'), count(*) FILTER (WHERE event_type = 'USER_DELETED')
FROM audit
WHERE event_type IN ('USER_CREATED', 'USER_DELETED')
GROUP BY 1;

INSERT INTO event_totals (event_type, events)
SELECT event_type, count(*) FROM audit GROUP BY event_type;
