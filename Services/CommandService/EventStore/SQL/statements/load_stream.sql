-- $1 log, $2 stream, $3 command id or NULL, $4 schema version of the snapshot or NULL for none. One statement, so one
-- snapshot of the database: the handled command (neither type nor version; what is not said by a column stands in `data`), the
-- stream's snapshot (no type), the events after it. A snapshot without its event is not the stream's.
--
-- No ORDER BY: whether by the index or by the table, events come in the order in which they were written. Who reads them makes
-- sure; to have them sorted here takes a third of the time of a long history. No column that only the first row would use
-- either: they took a fifth.
WITH snapshot AS (
    SELECT snapshots.revision, snapshots.position, snapshots.state
    FROM snapshots
    JOIN events USING (log_id, stream_id, revision, position)
    WHERE log_id = $1 AND stream_id = $2 AND snapshots.schema_version = $4
)
SELECT
    last_revision AS revision, last_position AS position, NULL::text AS event_type, NULL::integer AS schema_version,
    json_build_object(
        'aggregate_id', stream_id, 'fingerprint', encode(fingerprint, 'hex'), 'first_revision', first_revision,
        'first_position', first_position
    ) AS data
FROM commands
WHERE log_id = $1 AND command_id = $3
UNION ALL
SELECT revision, position, NULL, $4, state
FROM snapshot
UNION ALL
SELECT revision, position, event_type, schema_version, data
FROM events
WHERE log_id = $1 AND stream_id = $2 AND revision > coalesce((SELECT revision FROM snapshot), 0)
