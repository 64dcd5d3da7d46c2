#pragma once

const char *create_schema_migrations_sql(void);
