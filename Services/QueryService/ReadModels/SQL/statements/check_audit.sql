-- Which audit rows of a stretch of the log are missing or not as its events say; the columns are store_audit's.
SELECT user_id, revision, position, is_missing, fields
FROM (
    SELECT
        expected.user_id, expected.revision, expected.position, stored.position IS NULL AS is_missing,
        concat_ws(
            ',',
            CASE WHEN stored.event_id IS DISTINCT FROM expected.event_id THEN 'event_id' END,
            CASE WHEN stored.user_id IS DISTINCT FROM expected.user_id THEN 'user_id' END,
            CASE WHEN stored.revision IS DISTINCT FROM expected.revision THEN 'revision' END,
            CASE WHEN stored.event_type IS DISTINCT FROM expected.event_type THEN 'event_type' END,
            CASE WHEN stored.recorded_at IS DISTINCT FROM expected.recorded_at THEN 'recorded_at' END,
            CASE WHEN stored.actor IS DISTINCT FROM expected.actor THEN 'actor' END,
            CASE WHEN stored.correlation_id IS DISTINCT FROM expected.correlation_id THEN 'correlation_id' END,
            CASE WHEN stored.entry::text IS DISTINCT FROM expected.entry::text THEN 'entry' END) AS fields
    FROM unnest(
        $1::bigint[], $2::uuid[], $3::uuid[], $4::bigint[], $5::text[], $6::timestamptz[], $7::text[], $8::text[],
        $9::json[])
        AS expected (
            position, event_id, user_id, revision, event_type, recorded_at, actor, correlation_id, entry)
    LEFT JOIN audit stored ON stored.position = expected.position
) compared
WHERE is_missing OR fields <> ''
