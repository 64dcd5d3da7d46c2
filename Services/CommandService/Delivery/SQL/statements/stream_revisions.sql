-- $1 log, $2 stream, $3 after, $4 through. The stream's revisions [first, end) at these positions.
SELECT first_revision_after($1, $2, $3) AS first_revision, first_revision_after($1, $2, $4) AS end_revision
