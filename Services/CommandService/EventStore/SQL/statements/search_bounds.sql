-- $1 log, $2 after, $3 from or NULL, $4 to or NULL, $5 stream or NULL. One snapshot: the head, the positions
-- (after, through] that lie between all bounds, and the stream's revisions [first, end) at these positions.
WITH bounds AS MATERIALIZED (
    SELECT
        position AS head,
        greatest($2, first_position_from($1, $3) - 1) AS after,
        least(position, first_position_from($1, $4) - 1) AS through
    FROM heads
    WHERE log_id = $1
)
SELECT
    head, after, through, first_revision_after($1, $5, after) AS first_revision,
    first_revision_after($1, $5, through) AS end_revision
FROM bounds
