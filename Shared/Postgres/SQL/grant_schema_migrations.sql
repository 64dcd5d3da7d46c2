-- A service checks the schema's version at its start, as a role that owns nothing.
GRANT SELECT ON schema_migrations TO PUBLIC
