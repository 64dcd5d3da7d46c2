SELECT to_regclass($1 || '.projections') IS NOT NULL
