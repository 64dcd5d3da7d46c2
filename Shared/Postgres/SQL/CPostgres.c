#include "CPostgres.h"

// Functions rather than variables: Swift 6 takes an imported pointer for shared mutable state.

const char *create_schema_migrations_sql(void) {
    static const char text[] = {
#embed "create_schema_migrations.sql" suffix(, 0)
    };
    return text;
}
