-- Appends the events of many commands in one call; README.md says what it promises. One element per command in the
-- first group of arrays, one per event in the second; `commands_of_events` counts from 1 into the first.
--
-- Commands of one stream stand together and in order, each expecting the revision that the one before leaves. After one
-- that is not appended the rest are conflicts: they were decided on a state that never was.
--
-- VOLATILE and READ COMMITTED: each statement has a snapshot from after the lock. With the head row locked nothing here
-- can change under the function, so what the first query sees is true until the commit.
--
-- Tables that grow for ever are probed through LATERAL … LIMIT 1 and with the settings below: a plan made while they
-- were empty is kept, and must not read them whole when they no longer are (measured: 2 s for a call of 200 commands).
CREATE FUNCTION append_events(
    log smallint,
    command_ids uuid[],
    fingerprints bytea[],
    stream_ids uuid[],
    expected_revisions bigint[],
    event_counts integer[],
    released_emails text[],
    taken_emails text[],
    commands_of_events integer[],
    event_ids uuid[],
    event_types text[],
    schema_versions integer[],
    event_data json[],
    event_metadata json[]
) RETURNS TABLE (
    command_index integer,
    outcome text,
    first_position bigint,
    first_recorded_at timestamptz,
    actual_revision bigint,
    handled_stream_id uuid,
    handled_first_revision bigint,
    handled_last_revision bigint,
    handled_first_position bigint,
    handled_last_position bigint,
    handled_event_id uuid,
    head_position bigint
)
LANGUAGE plpgsql VOLATILE SECURITY INVOKER
SET plan_cache_mode = force_generic_plan
SET enable_seqscan = off
SET enable_bitmapscan = off
SET enable_hashjoin = off
SET enable_mergejoin = off
SET enable_sort = off
SET jit = off
AS $$
#variable_conflict use_column
DECLARE
    head heads%ROWTYPE;
    outcomes text[];
    actual_revisions bigint[];
    first_positions bigint[];
    earlier_positions bigint[];
    takes boolean[];
    appended bigint;
    inserted bigint;
    recorded timestamptz;
BEGIN
    SELECT * INTO STRICT head FROM heads WHERE heads.log_id = log FOR UPDATE;

    SELECT
        array_agg(judged.outcome ORDER BY judged.i),
        array_agg(judged.actual ORDER BY judged.i),
        array_agg(head.position + 1 + judged.events_before ORDER BY judged.i),
        array_agg(
            CASE WHEN judged.own_before > 0 THEN head.position + judged.events_before ELSE judged.last_position END
            ORDER BY judged.i
        ),
        array_agg(judged.outcome = 'appended' AND judged.email_is_free ORDER BY judged.i),
        coalesce(sum(judged.event_count) FILTER (WHERE judged.outcome = 'appended'), 0)
    INTO outcomes, actual_revisions, first_positions, earlier_positions, takes, appended
    FROM (
        SELECT
            chained.*,
            coalesce(
                sum(chained.event_count) FILTER (WHERE chained.outcome = 'appended')
                    OVER (ORDER BY chained.i ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING),
                0
            ) AS events_before
        FROM (
            SELECT
                told.i, told.event_count, told.actual, told.last_position, told.own_before, told.email_is_free,
                CASE
                    WHEN told.outcome NOT IN ('duplicate', 'command_id_reused')
                        AND bool_or(told.outcome <> 'appended') OVER (
                            PARTITION BY told.stream_id ORDER BY told.i
                            ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
                        )
                    THEN 'revision_conflict'
                    ELSE told.outcome
                END AS outcome
            FROM (
                SELECT
                    placed.i, placed.stream_id, placed.event_count, placed.actual, placed.last_position,
                    placed.own_before,
                    placed.email IS NOT NULL AND placed.holder IS NULL AS email_is_free,
                    CASE
                        WHEN placed.handled = placed.fingerprint THEN 'duplicate'
                        WHEN placed.handled IS NOT NULL THEN 'command_id_reused'
                        WHEN placed.actual + placed.own_before <> placed.expected THEN 'revision_conflict'
                        WHEN placed.holder <> placed.stream_id THEN 'email_taken'
                        ELSE 'appended'
                    END AS outcome
                FROM (
                    SELECT
                        asked.*, handled.fingerprint AS handled, holder.stream_id AS holder,
                        coalesce(stream.revision, 0) AS actual, coalesce(stream.position, 0) AS last_position,
                        coalesce(
                            sum(asked.event_count) OVER (
                                PARTITION BY asked.stream_id ORDER BY asked.i
                                ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
                            ),
                            0
                        ) AS own_before
                    FROM unnest(command_ids, fingerprints, stream_ids, expected_revisions, event_counts, taken_emails)
                        WITH ORDINALITY AS asked (command_id, fingerprint, stream_id, expected, event_count, email, i)
                    LEFT JOIN LATERAL (
                        SELECT commands.fingerprint FROM commands
                        WHERE commands.log_id = log AND commands.command_id = asked.command_id
                        LIMIT 1
                    ) AS handled ON true
                    LEFT JOIN LATERAL (
                        SELECT events.revision, events.position FROM events
                        WHERE events.log_id = log AND events.stream_id = asked.stream_id
                        ORDER BY events.revision DESC
                        LIMIT 1
                    ) AS stream ON true
                    LEFT JOIN LATERAL (
                        SELECT reservations.stream_id FROM reservations
                        WHERE reservations.log_id = log AND reservations.kind = 'email'
                            AND reservations.value = asked.email
                        LIMIT 1
                    ) AS holder ON true
                ) AS placed
            ) AS told
        ) AS chained
    ) AS judged;

    IF 'appended' = ANY (outcomes) THEN
        DELETE FROM reservations USING (
            SELECT held.ctid
            FROM unnest(outcomes, stream_ids, released_emails, taken_emails) AS freed (outcome, stream_id, email, taken)
            CROSS JOIN LATERAL (
                SELECT reservations.ctid, reservations.stream_id FROM reservations
                WHERE reservations.log_id = log AND reservations.kind = 'email' AND reservations.value = freed.email
                LIMIT 1
            ) AS held
            WHERE freed.outcome = 'appended' AND freed.email <> coalesce(freed.taken, '')
                AND held.stream_id = freed.stream_id
        ) AS released
        WHERE reservations.ctid = released.ctid;

        INSERT INTO reservations (log_id, kind, value, stream_id)
        SELECT log, 'email', wanted.email, wanted.stream_id
        FROM unnest(takes, stream_ids, taken_emails) AS wanted (takes, stream_id, email)
        WHERE wanted.takes;

        recorded := greatest(clock_timestamp(), head.recorded_at + interval '1 microsecond');

        INSERT INTO events (
            log_id, position, stream_id, revision, event_id, event_type, schema_version, recorded_at, data, metadata
        )
        SELECT
            log,
            first_positions[numbered.command] + numbered.nth,
            stream_ids[numbered.command],
            expected_revisions[numbered.command] + numbered.nth + 1,
            numbered.event_id, numbered.event_type, numbered.schema_version,
            recorded
                + (first_positions[numbered.command] + numbered.nth - head.position - 1) * interval '1 microsecond',
            numbered.data, numbered.metadata
        FROM (
            SELECT given.*, row_number() OVER (PARTITION BY given.command ORDER BY given.i) - 1 AS nth
            FROM unnest(
                commands_of_events, event_ids, event_types, schema_versions, event_data, event_metadata
            ) WITH ORDINALITY AS given (command, event_id, event_type, schema_version, data, metadata, i)
            WHERE outcomes[given.command] = 'appended'
        ) AS numbered;

        -- A caller that counts wrongly must not leave a hole in the log.
        GET DIAGNOSTICS inserted = ROW_COUNT;
        IF inserted <> appended THEN
            RAISE EXCEPTION 'append_events was given % events and told to expect %', inserted, appended;
        END IF;

        INSERT INTO commands (
            log_id, command_id, stream_id, fingerprint, first_revision, last_revision, first_position, last_position
        )
        SELECT
            log, done.command_id, done.stream_id, done.fingerprint,
            done.expected + 1, done.expected + done.event_count, done.first, done.first + done.event_count - 1
        FROM (
            SELECT given.*, CASE given.event_count WHEN 0 THEN given.earlier + 1 ELSE given.placed END AS first
            FROM unnest(
                outcomes, command_ids, stream_ids, fingerprints, expected_revisions, event_counts, earlier_positions,
                first_positions
            ) AS given (outcome, command_id, stream_id, fingerprint, expected, event_count, earlier, placed)
            WHERE given.outcome = 'appended'
        ) AS done;

        IF appended > 0 THEN
            UPDATE heads
            SET position = head.position + appended,
                recorded_at = recorded + (appended - 1) * interval '1 microsecond'
            WHERE heads.log_id = log;
        END IF;
    END IF;

    -- With what a duplicate's first event is called, a caller who lost the first answer knows its own append again.
    RETURN QUERY
    SELECT
        result.i::integer, result.outcome,
        CASE
            WHEN result.outcome = 'duplicate' THEN handled.first_position
            WHEN result.outcome = 'appended' AND result.event_count = 0 THEN result.earlier + 1
            WHEN result.outcome = 'appended' THEN result.first
        END,
        CASE
            WHEN result.outcome = 'duplicate' THEN original.recorded_at
            WHEN result.outcome = 'appended' AND result.event_count > 0
                THEN recorded + (result.first - head.position - 1) * interval '1 microsecond'
        END,
        result.actual,
        handled.stream_id, handled.first_revision, handled.last_revision, handled.first_position,
        handled.last_position,
        original.event_id,
        head.position + appended
    FROM unnest(outcomes, actual_revisions, first_positions, earlier_positions, event_counts, command_ids)
        WITH ORDINALITY AS result (outcome, actual, first, earlier, event_count, command_id, i)
    LEFT JOIN LATERAL (
        SELECT * FROM commands
        WHERE result.outcome = 'duplicate' AND commands.log_id = log AND commands.command_id = result.command_id
        LIMIT 1
    ) AS handled ON true
    LEFT JOIN LATERAL (
        SELECT events.event_id, events.recorded_at FROM events
        WHERE handled.first_revision <= handled.last_revision
            AND events.log_id = log AND events.position = handled.first_position
        LIMIT 1
    ) AS original ON true
    ORDER BY result.i;
END
$$
