#include "CCommandArchive.h"

// `suffix(, 0)`: the file's bytes and then the zero that ends a C string.

const char *CCommandArchive_declare_commands(void) {
    static const char text[] = {
#embed "statements/declare_commands.sql" suffix(, 0)
    };
    return text;
}

const char *CCommandArchive_fetch_commands(void) {
    static const char text[] = {
#embed "statements/fetch_commands.sql" suffix(, 0)
    };
    return text;
}

const char *CCommandArchive_first_position_since(void) {
    static const char text[] = {
#embed "statements/first_position_since.sql" suffix(, 0)
    };
    return text;
}

const char *CCommandArchive_insert_commands(void) {
    static const char text[] = {
#embed "statements/insert_commands.sql" suffix(, 0)
    };
    return text;
}

const char *CCommandArchive_insert_events(void) {
    static const char text[] = {
#embed "statements/insert_events.sql" suffix(, 0)
    };
    return text;
}

const char *CCommandArchive_insert_reservations(void) {
    static const char text[] = {
#embed "statements/insert_reservations.sql" suffix(, 0)
    };
    return text;
}

const char *CCommandArchive_lock_head(void) {
    static const char text[] = {
#embed "statements/lock_head.sql" suffix(, 0)
    };
    return text;
}

const char *CCommandArchive_log_has_rows(void) {
    static const char text[] = {
#embed "statements/log_has_rows.sql" suffix(, 0)
    };
    return text;
}

const char *CCommandArchive_log_head(void) {
    static const char text[] = {
#embed "statements/log_head.sql" suffix(, 0)
    };
    return text;
}

const char *CCommandArchive_move_head(void) {
    static const char text[] = {
#embed "statements/move_head.sql" suffix(, 0)
    };
    return text;
}

const char *CCommandArchive_page_events(void) {
    static const char text[] = {
#embed "statements/page_events.sql" suffix(, 0)
    };
    return text;
}

const char *CCommandArchive_page_reservations(void) {
    static const char text[] = {
#embed "statements/page_reservations.sql" suffix(, 0)
    };
    return text;
}

const char *CCommandArchive_page_user_events(void) {
    static const char text[] = {
#embed "statements/page_user_events.sql" suffix(, 0)
    };
    return text;
}

const char *CCommandArchive_repeated_command_id(void) {
    static const char text[] = {
#embed "statements/repeated_command_id.sql" suffix(, 0)
    };
    return text;
}

const char *CCommandArchive_repeated_event_id(void) {
    static const char text[] = {
#embed "statements/repeated_event_id.sql" suffix(, 0)
    };
    return text;
}
