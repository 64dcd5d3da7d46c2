-- One row at least, for the checkpoint of the same snapshot.
SELECT checkpoint.position, total.kind, total.name, total.counted, total.deleted
FROM projections checkpoint
LEFT JOIN (
    SELECT 'user' AS kind, state AS name, users AS counted, 0 AS deleted FROM user_totals
    UNION ALL
    SELECT 'day', to_char(day, 'YYYY-MM-DD'), created, deleted FROM daily_totals
    UNION ALL
    SELECT 'event', event_type, events, 0 FROM event_totals
) total ON true
WHERE checkpoint.name = 'users'
ORDER BY total.kind, total.name
