-- What a delivery is judged against, and the build that it is to be kept for, if there is one.
SELECT
    log, position, recorded_at, copy, retired,
    (SELECT build_id FROM hindsight_read.builds WHERE finished_at IS NULL)
FROM projections
WHERE name = 'users'
