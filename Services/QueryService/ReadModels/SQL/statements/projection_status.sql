SELECT version, log, position, head, recorded_at, applied_at FROM projections WHERE name = 'users'
