-- $1 log, $2 stream, $3 command id or NULL, $4 schema version of the snapshot or NULL for none. One statement, so one
-- snapshot of the database: the handled command, the stream's snapshot, the events after it in order. Which of them a row is,
-- `kind` says: `command`, `snapshot`, or NULL for an event. A snapshot without its event is not the stream's.
WITH snapshot AS (
    SELECT snapshots.revision, snapshots.position, snapshots.state
    FROM snapshots
    JOIN events USING (log_id, stream_id, revision, position)
    WHERE log_id = $1 AND stream_id = $2 AND snapshots.schema_version = $4
)
SELECT
    kind, revision, position, event_type, schema_version, data, stream_id, fingerprint, first_revision, first_position
FROM (
    SELECT
        0 AS place, 'command' AS kind, last_revision AS revision, last_position AS position, NULL::text AS event_type,
        NULL::integer AS schema_version, NULL::json AS data, stream_id, fingerprint, first_revision, first_position
    FROM commands
    WHERE log_id = $1 AND command_id = $3
    UNION ALL
    SELECT 0, 'snapshot', revision, position, NULL, $4, state, NULL, NULL, NULL, NULL
    FROM snapshot
    UNION ALL
    SELECT revision, NULL, revision, position, event_type, schema_version, data, NULL, NULL, NULL, NULL
    FROM events
    WHERE log_id = $1 AND stream_id = $2 AND revision > coalesce((SELECT revision FROM snapshot), 0)
) AS loaded
ORDER BY place
