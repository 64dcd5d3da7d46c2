#pragma once

const char *compare_schema_migrations_sql(void);
const char *create_schema_migrations_sql(void);
const char *find_schema_migrations_sql(void);
const char *grant_schema_migrations_sql(void);
const char *lock_schema_migrations_sql(void);
const char *record_schema_migration_sql(void);
const char *set_migration_setting_sql(void);
