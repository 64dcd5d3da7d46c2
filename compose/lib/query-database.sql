-- The Query Service's database: its own from top to bottom, because read models can be made again from the log.
-- Repeatable. The environment gives HINDSIGHT_QUERY_PASSWORD.
\getenv password HINDSIGHT_QUERY_PASSWORD

SELECT format('CREATE ROLE hindsight_query LOGIN PASSWORD %L', :'password')
WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'hindsight_query') \gexec

SELECT 'CREATE DATABASE hindsight_query OWNER hindsight_query'
WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = 'hindsight_query') \gexec

REVOKE ALL ON DATABASE hindsight_query FROM PUBLIC;
