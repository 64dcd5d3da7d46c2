-- The Command Service's database: made and changed by its owner, served by a role that may not change history.
-- Repeatable. The environment gives HINDSIGHT_COMMAND_PASSWORD.
\getenv password HINDSIGHT_COMMAND_PASSWORD

SELECT 'CREATE ROLE hindsight_command_owner NOLOGIN'
WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'hindsight_command_owner') \gexec

SELECT format('CREATE ROLE hindsight_command LOGIN PASSWORD %L', :'password')
WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'hindsight_command') \gexec

SELECT 'CREATE DATABASE hindsight_command OWNER hindsight_command_owner'
WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = 'hindsight_command') \gexec

REVOKE ALL ON DATABASE hindsight_command FROM PUBLIC;
GRANT CONNECT ON DATABASE hindsight_command TO hindsight_command;

-- What the service asks of its own sessions, for everybody who comes as this role: no session holds a lock for long.
ALTER ROLE hindsight_command SET statement_timeout = '20s';
ALTER ROLE hindsight_command SET lock_timeout = '5s';
ALTER ROLE hindsight_command SET idle_in_transaction_session_timeout = '10s';
