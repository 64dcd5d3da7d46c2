INSERT INTO hindsight_read.inbox (build_id, through, log, after, after_event, head, content_type, body)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
