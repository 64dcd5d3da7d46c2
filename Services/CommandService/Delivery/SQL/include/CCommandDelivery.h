#pragma once
#include <stddef.h>
#include <stdint.h>

/// One numbered step of delivery's schema. Both texts end with a zero byte and live as long as the program.
typedef struct {
    int32_t number;
    const char *name;
    const char *sql;
} CCommandDelivery_Migration;

/// All migrations in order; `count` receives how many.
const CCommandDelivery_Migration *CCommandDelivery_migrations(size_t *count);

// The statements, one per file in `statements/`; each ends with a zero byte and lives as long as the program.
const char *CCommandDelivery_ensure_subscription(void);
const char *CCommandDelivery_list_subscriptions(void);
const char *CCommandDelivery_record_failure(void);
const char *CCommandDelivery_release_subscription(void);
const char *CCommandDelivery_save_cursor(void);
const char *CCommandDelivery_deliver_parked(void);
const char *CCommandDelivery_last_passing_event(void);
const char *CCommandDelivery_next_retry(void);
const char *CCommandDelivery_left_out(void);
const char *CCommandDelivery_record_consent(void);
const char *CCommandDelivery_refuse_parked(void);
const char *CCommandDelivery_rewind_cursor(void);
const char *CCommandDelivery_save_cursor_parking(void);
const char *CCommandDelivery_take_subscriptions(void);
const char *CCommandDelivery_begin_replay(void);
const char *CCommandDelivery_end_replay(void);
const char *CCommandDelivery_last_passing_event_of_replay(void);
const char *CCommandDelivery_list_replays(void);
const char *CCommandDelivery_record_replay_failure(void);
const char *CCommandDelivery_save_replay(void);
const char *CCommandDelivery_create_subscription(void);
const char *CCommandDelivery_subscription_status(void);
const char *CCommandDelivery_pause_subscription(void);
const char *CCommandDelivery_resume_subscription(void);
const char *CCommandDelivery_delete_subscription(void);
const char *CCommandDelivery_fail_replays_of_subscription(void);
const char *CCommandDelivery_rotate_secret(void);
const char *CCommandDelivery_list_failures(void);
const char *CCommandDelivery_list_parked(void);
const char *CCommandDelivery_retry_parked(void);
const char *CCommandDelivery_discard_parked(void);
const char *CCommandDelivery_replay_source(void);
const char *CCommandDelivery_count_events(void);
const char *CCommandDelivery_count_stream_events(void);
const char *CCommandDelivery_stream_revisions(void);
const char *CCommandDelivery_create_replay(void);
const char *CCommandDelivery_replay_status(void);
const char *CCommandDelivery_page_of_replays(void);
const char *CCommandDelivery_cancel_replay(void);
