#include "CCommandEventStore.h"

// `suffix(, 0)`: the file's bytes and then the zero that ends a C string.

static const char heads[] = {
#embed "migrations/0001_heads.sql" suffix(, 0)
};

static const char first_head[] = {
#embed "migrations/0002_first_head.sql" suffix(, 0)
};

static const char epochs[] = {
#embed "migrations/0003_epochs.sql" suffix(, 0)
};

static const char first_epoch[] = {
#embed "migrations/0004_first_epoch.sql" suffix(, 0)
};

static const char events[] = {
#embed "migrations/0005_events.sql" suffix(, 0)
};

static const char commands[] = {
#embed "migrations/0006_commands.sql" suffix(, 0)
};

static const char reservations[] = {
#embed "migrations/0007_reservations.sql" suffix(, 0)
};

static const char refuse_change[] = {
#embed "migrations/0008_refuse_change.sql" suffix(, 0)
};

static const char events_are_immutable[] = {
#embed "migrations/0009_events_are_immutable.sql" suffix(, 0)
};

static const char events_are_always_immutable[] = {
#embed "migrations/0010_events_are_always_immutable.sql" suffix(, 0)
};

static const char commands_are_immutable[] = {
#embed "migrations/0011_commands_are_immutable.sql" suffix(, 0)
};

static const char commands_are_always_immutable[] = {
#embed "migrations/0012_commands_are_always_immutable.sql" suffix(, 0)
};

static const char append_events[] = {
#embed "migrations/0013_append_events.sql" suffix(, 0)
};

static const char only_the_service_appends[] = {
#embed "migrations/0014_only_the_service_appends.sql" suffix(, 0)
};

static const char service_role_grants[] = {
#embed "migrations/0015_service_role_grants.sql" suffix(, 0)
};

static const char forget_first_append_events[] = {
#embed "migrations/0016_forget_the_first_append_events.sql" suffix(, 0)
};

static const char append_events_in_chains[] = {
#embed "migrations/0017_append_events.sql" suffix(, 0)
};

static const char only_the_service_appends_chains[] = {
#embed "migrations/0018_only_the_service_appends.sql" suffix(, 0)
};

static const char snapshots[] = {
#embed "migrations/0019_snapshots.sql" suffix(, 0)
};

static const char service_role_grants_since[] = {
#embed "migrations/0020_service_role_grants.sql" suffix(, 0)
};

static const char first_position_from[] = {
#embed "migrations/0030_first_position_from.sql" suffix(, 0)
};

static const char first_revision_after[] = {
#embed "migrations/0031_first_revision_after.sql" suffix(, 0)
};

static const char search_grants[] = {
#embed "migrations/0032_search_grants.sql" suffix(, 0)
};

static const CCommandEventStore_Migration migrations[] = {
    {1, "heads", heads},
    {2, "first_head", first_head},
    {3, "epochs", epochs},
    {4, "first_epoch", first_epoch},
    {5, "events", events},
    {6, "commands", commands},
    {7, "reservations", reservations},
    {8, "refuse_change", refuse_change},
    {9, "events_are_immutable", events_are_immutable},
    {10, "events_are_always_immutable", events_are_always_immutable},
    {11, "commands_are_immutable", commands_are_immutable},
    {12, "commands_are_always_immutable", commands_are_always_immutable},
    {13, "append_events", append_events},
    {14, "only_the_service_appends", only_the_service_appends},
    {15, "service_role_grants", service_role_grants},
    {16, "forget_the_first_append_events", forget_first_append_events},
    {17, "append_events", append_events_in_chains},
    {18, "only_the_service_appends", only_the_service_appends_chains},
    {19, "snapshots", snapshots},
    {20, "service_role_grants", service_role_grants_since},
    {30, "first_position_from", first_position_from},
    {31, "first_revision_after", first_revision_after},
    {32, "search_grants", search_grants},
};

const CCommandEventStore_Migration *CCommandEventStore_migrations(size_t *count) {
    *count = sizeof migrations / sizeof migrations[0];
    return migrations;
}

const char *CCommandEventStore_append_events(void) {
    static const char text[] = {
#embed "statements/append_events.sql" suffix(, 0)
    };
    return text;
}

const char *CCommandEventStore_check_session(void) {
    static const char text[] = {
#embed "statements/check_session.sql" suffix(, 0)
    };
    return text;
}

const char *CCommandEventStore_confirm_position(void) {
    static const char text[] = {
#embed "statements/confirm_position.sql" suffix(, 0)
    };
    return text;
}

const char *CCommandEventStore_email_owner(void) {
    static const char text[] = {
#embed "statements/email_owner.sql" suffix(, 0)
    };
    return text;
}

const char *CCommandEventStore_head_position(void) {
    static const char text[] = {
#embed "statements/head_position.sql" suffix(, 0)
    };
    return text;
}

const char *CCommandEventStore_load_stream(void) {
    static const char text[] = {
#embed "statements/load_stream.sql" suffix(, 0)
    };
    return text;
}

const char *CCommandEventStore_log_uuid(void) {
    static const char text[] = {
#embed "statements/log_uuid.sql" suffix(, 0)
    };
    return text;
}

const char *CCommandEventStore_notify_appended(void) {
    static const char text[] = {
#embed "statements/notify_appended.sql" suffix(, 0)
    };
    return text;
}

const char *CCommandEventStore_read_events(void) {
    static const char text[] = {
#embed "statements/read_events.sql" suffix(, 0)
    };
    return text;
}

const char *CCommandEventStore_read_stream(void) {
    static const char text[] = {
#embed "statements/read_stream.sql" suffix(, 0)
    };
    return text;
}

const char *CCommandEventStore_save_snapshot(void) {
    static const char text[] = {
#embed "statements/save_snapshot.sql" suffix(, 0)
    };
    return text;
}

const char *CCommandEventStore_search_bounds(void) {
    static const char text[] = {
#embed "statements/search_bounds.sql" suffix(, 0)
    };
    return text;
}

const char *CCommandEventStore_search_log(void) {
    static const char text[] = {
#embed "statements/search_log.sql" suffix(, 0)
    };
    return text;
}

const char *CCommandEventStore_search_stream(void) {
    static const char text[] = {
#embed "statements/search_stream.sql" suffix(, 0)
    };
    return text;
}
