SELECT log, position, recorded_at FROM projections WHERE name = 'users'
