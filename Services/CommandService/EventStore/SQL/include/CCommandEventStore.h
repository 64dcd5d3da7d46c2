#pragma once
#include <stddef.h>
#include <stdint.h>

/// One numbered step of the event store's schema. Both texts end with a zero byte and live as long as the program.
typedef struct {
    int32_t number;
    const char *name;
    const char *sql;
} CCommandEventStore_Migration;

/// All migrations in order; `count` receives how many.
const CCommandEventStore_Migration *CCommandEventStore_migrations(size_t *count);

// The statements, one per file in `statements/`; each ends with a zero byte and lives as long as the program.
const char *CCommandEventStore_append_events(void);
const char *CCommandEventStore_check_session(void);
const char *CCommandEventStore_confirm_position(void);
const char *CCommandEventStore_email_owner(void);
const char *CCommandEventStore_head_position(void);
const char *CCommandEventStore_load_stream(void);
const char *CCommandEventStore_log_uuid(void);
const char *CCommandEventStore_notify_appended(void);
const char *CCommandEventStore_read_events(void);
const char *CCommandEventStore_read_stream(void);
const char *CCommandEventStore_save_snapshot(void);
const char *CCommandEventStore_search_bounds(void);
const char *CCommandEventStore_search_log(void);
const char *CCommandEventStore_search_stream(void);
