SELECT
    command_index, outcome, first_position, first_recorded_at, actual_revision, handled_stream_id,
    handled_first_revision, handled_last_revision, handled_first_position, handled_last_position, handled_event_id,
    head_position
FROM append_events($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
