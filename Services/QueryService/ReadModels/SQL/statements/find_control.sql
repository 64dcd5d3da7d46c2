SELECT to_regnamespace('hindsight_read') IS NOT NULL
