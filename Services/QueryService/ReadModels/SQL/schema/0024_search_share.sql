-- Which part of all names contains a pattern, judged by some sixty blocks that are the same ones each time. A planner's
-- guess for LIKE can be wrong by orders of magnitude, and is made of nothing before the first ANALYZE.
CREATE FUNCTION search_share(words_pattern text) RETURNS double precision
LANGUAGE plpgsql STABLE AS $$
DECLARE
    blocks constant bigint := greatest(1, pg_relation_size('user_names') / current_setting('block_size')::bigint);
    share double precision;
BEGIN
    SELECT coalesce(avg((words LIKE words_pattern)::integer), 0) INTO share
        FROM user_names TABLESAMPLE SYSTEM (least(100, 6000.0 / blocks)) REPEATABLE (1);
    RETURN share;
END
$$;
