#pragma once

// The statements, one per file in `statements/`; each ends with a zero byte and lives as long as the program.
const char *CCommandArchive_declare_commands(void);
const char *CCommandArchive_fetch_commands(void);
const char *CCommandArchive_first_position_since(void);
const char *CCommandArchive_insert_commands(void);
const char *CCommandArchive_insert_events(void);
const char *CCommandArchive_insert_reservations(void);
const char *CCommandArchive_lock_head(void);
const char *CCommandArchive_log_has_rows(void);
const char *CCommandArchive_log_head(void);
const char *CCommandArchive_move_head(void);
const char *CCommandArchive_page_events(void);
const char *CCommandArchive_page_reservations(void);
const char *CCommandArchive_page_user_events(void);
const char *CCommandArchive_repeated_command_id(void);
const char *CCommandArchive_repeated_event_id(void);
