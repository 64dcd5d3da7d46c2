-- $1 build, $2 the fresh copy, $3 whether neither moves.
SELECT hindsight_read.compare_copies($1, 'read_v' || version, $2, $3) FROM hindsight_read.live
