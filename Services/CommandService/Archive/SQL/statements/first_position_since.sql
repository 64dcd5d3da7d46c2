-- $1 log, $2 head position, $3 moment. The first position whose time is not before the moment, head + 1 when there is
-- none. Times rise with positions, so this halves the range and probes the primary key; a probe that meets a hole
-- gives no row.
WITH RECURSIVE search (low, high) AS (
    SELECT 1::bigint, $2::bigint + 1
    UNION ALL
    SELECT
        CASE WHEN probe.recorded_at < $3 THEN middle.position + 1 ELSE search.low END,
        CASE WHEN probe.recorded_at < $3 THEN search.high ELSE middle.position END
    FROM search
    CROSS JOIN LATERAL (SELECT search.low + (search.high - search.low) / 2 AS position) AS middle
    CROSS JOIN LATERAL (
        SELECT events.recorded_at FROM events
        WHERE events.log_id = $1 AND events.position = middle.position
        LIMIT 1
    ) AS probe
    WHERE search.low < search.high
)
SELECT low FROM search WHERE low >= high
