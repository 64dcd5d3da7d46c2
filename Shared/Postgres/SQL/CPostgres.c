#include "CPostgres.h"

// Functions rather than variables: Swift 6 takes an imported pointer for shared mutable state.

const char *compare_schema_migrations_sql(void) {
    static const char text[] = {
#embed "compare_schema_migrations.sql" suffix(, 0)
    };
    return text;
}

const char *create_schema_migrations_sql(void) {
    static const char text[] = {
#embed "create_schema_migrations.sql" suffix(, 0)
    };
    return text;
}

const char *find_schema_migrations_sql(void) {
    static const char text[] = {
#embed "find_schema_migrations.sql" suffix(, 0)
    };
    return text;
}

const char *grant_schema_migrations_sql(void) {
    static const char text[] = {
#embed "grant_schema_migrations.sql" suffix(, 0)
    };
    return text;
}

const char *lock_schema_migrations_sql(void) {
    static const char text[] = {
#embed "lock_schema_migrations.sql" suffix(, 0)
    };
    return text;
}

const char *record_schema_migration_sql(void) {
    static const char text[] = {
#embed "record_schema_migration.sql" suffix(, 0)
    };
    return text;
}

const char *set_migration_setting_sql(void) {
    static const char text[] = {
#embed "set_migration_setting.sql" suffix(, 0)
    };
    return text;
}
