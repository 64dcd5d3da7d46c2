-- $1 log, $2 subscription, $3 positions of events, $4 their users. Returns the positions of those that do not go out in order:
-- an earlier event of the user is parked, or the event itself was put aside before, whatever became of it since.
SELECT event.position
FROM unnest($3::bigint[], $4::uuid[]) AS event (position, stream_id)
WHERE
    EXISTS (
        SELECT FROM parked_events AS parked
        WHERE parked.log_id = $1 AND parked.subscription = $2 AND parked.state = 'parked'
            AND parked.stream_id = event.stream_id AND parked.position < event.position
    )
    OR EXISTS (
        SELECT FROM parked_events AS parked
        WHERE parked.log_id = $1 AND parked.subscription = $2 AND parked.position = event.position
    )
