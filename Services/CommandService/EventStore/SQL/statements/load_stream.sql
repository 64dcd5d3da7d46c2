-- $1 log, $2 stream, $3 command id or NULL. One statement, so one snapshot of both: first a row for the handled command,
-- if there is one (revision 0, no type, its id and last position in the places of an event's), then the events.
SELECT
    stream_id, event_id, position, revision, event_type, schema_version, recorded_at, data, metadata,
    fingerprint, first_revision, last_revision, first_position
FROM (
    SELECT
        stream_id, command_id AS event_id, last_position AS position, 0::bigint AS revision, NULL::text AS event_type,
        NULL::integer AS schema_version, NULL::timestamptz AS recorded_at, NULL::json AS data, NULL::json AS metadata,
        fingerprint, first_revision, last_revision, first_position
    FROM commands
    WHERE log_id = $1 AND command_id = $3
    UNION ALL
    SELECT
        stream_id, event_id, position, revision, event_type, schema_version, recorded_at, data, metadata,
        NULL, NULL, NULL, NULL
    FROM events
    WHERE log_id = $1 AND stream_id = $2
) AS loaded
ORDER BY revision
