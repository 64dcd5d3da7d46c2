-- $1 log, $2 moment. In the view that the transaction has of the head.
SELECT first_position_from($1, $2)
