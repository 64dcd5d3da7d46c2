#include "CCommandDelivery.h"

// `suffix(, 0)`: the file's bytes and then the zero that ends a C string.

static const char subscriptions[] = {
#embed "migrations/0101_subscriptions.sql" suffix(, 0)
};

static const char subscriptions_grants[] = {
#embed "migrations/0102_subscriptions_grants.sql" suffix(, 0)
};

static const char data_versions[] = {
#embed "migrations/0103_data_versions.sql" suffix(, 0)
};

static const char subscription_settings[] = {
#embed "migrations/0104_subscription_settings.sql" suffix(, 0)
};

static const char what_is_settled[] = {
#embed "migrations/0105_what_is_settled.sql" suffix(, 0)
};

static const char settled_is_not_behind[] = {
#embed "migrations/0106_settled_is_not_behind.sql" suffix(, 0)
};

static const char secrets_are_encrypted[] = {
#embed "migrations/0107_secrets_are_encrypted.sql" suffix(, 0)
};

static const char delivery_failures[] = {
#embed "migrations/0108_delivery_failures.sql" suffix(, 0)
};

static const char parked_events[] = {
#embed "migrations/0109_parked_events.sql" suffix(, 0)
};

static const char parked_by_user[] = {
#embed "migrations/0110_parked_by_user.sql" suffix(, 0)
};

static const char parked_to_retry[] = {
#embed "migrations/0111_parked_to_retry.sql" suffix(, 0)
};

static const char replays[] = {
#embed "migrations/0112_replays.sql" suffix(, 0)
};

static const char replays_under_way[] = {
#embed "migrations/0113_replays_under_way.sql" suffix(, 0)
};

static const char delivery_grants[] = {
#embed "migrations/0114_delivery_grants.sql" suffix(, 0)
};

static const char replays_by_time[] = {
#embed "migrations/0120_replays_by_time.sql" suffix(, 0)
};

const CCommandDelivery_Migration *CCommandDelivery_migrations(size_t *count) {
    static const CCommandDelivery_Migration all[] = {
        {101, "subscriptions", subscriptions},
        {102, "subscriptions_grants", subscriptions_grants},
        {103, "data_versions", data_versions},
        {104, "subscription_settings", subscription_settings},
        {105, "what_is_settled", what_is_settled},
        {106, "settled_is_not_behind", settled_is_not_behind},
        {107, "secrets_are_encrypted", secrets_are_encrypted},
        {108, "delivery_failures", delivery_failures},
        {109, "parked_events", parked_events},
        {110, "parked_by_user", parked_by_user},
        {111, "parked_to_retry", parked_to_retry},
        {112, "replays", replays},
        {113, "replays_under_way", replays_under_way},
        {114, "delivery_grants", delivery_grants},
        {120, "replays_by_time", replays_by_time},
    };
    *count = sizeof all / sizeof all[0];
    return all;
}

static const char ensure_subscription[] = {
#embed "statements/ensure_subscription.sql" suffix(, 0)
};
const char *CCommandDelivery_ensure_subscription(void) { return ensure_subscription; }

static const char list_subscriptions[] = {
#embed "statements/list_subscriptions.sql" suffix(, 0)
};
const char *CCommandDelivery_list_subscriptions(void) { return list_subscriptions; }

static const char record_failure[] = {
#embed "statements/record_failure.sql" suffix(, 0)
};
const char *CCommandDelivery_record_failure(void) { return record_failure; }

static const char release_subscription[] = {
#embed "statements/release_subscription.sql" suffix(, 0)
};
const char *CCommandDelivery_release_subscription(void) { return release_subscription; }

static const char save_cursor[] = {
#embed "statements/save_cursor.sql" suffix(, 0)
};
const char *CCommandDelivery_save_cursor(void) { return save_cursor; }

static const char take_subscriptions[] = {
#embed "statements/take_subscriptions.sql" suffix(, 0)
};
const char *CCommandDelivery_take_subscriptions(void) { return take_subscriptions; }

static const char deliver_parked[] = {
#embed "statements/deliver_parked.sql" suffix(, 0)
};
const char *CCommandDelivery_deliver_parked(void) { return deliver_parked; }

static const char last_passing_event[] = {
#embed "statements/last_passing_event.sql" suffix(, 0)
};
const char *CCommandDelivery_last_passing_event(void) { return last_passing_event; }

static const char next_retry[] = {
#embed "statements/next_retry.sql" suffix(, 0)
};
const char *CCommandDelivery_next_retry(void) { return next_retry; }

static const char left_out[] = {
#embed "statements/left_out.sql" suffix(, 0)
};
const char *CCommandDelivery_left_out(void) { return left_out; }

static const char record_consent[] = {
#embed "statements/record_consent.sql" suffix(, 0)
};
const char *CCommandDelivery_record_consent(void) { return record_consent; }

static const char refuse_parked[] = {
#embed "statements/refuse_parked.sql" suffix(, 0)
};
const char *CCommandDelivery_refuse_parked(void) { return refuse_parked; }

static const char rewind_cursor[] = {
#embed "statements/rewind_cursor.sql" suffix(, 0)
};
const char *CCommandDelivery_rewind_cursor(void) { return rewind_cursor; }

static const char save_cursor_parking[] = {
#embed "statements/save_cursor_parking.sql" suffix(, 0)
};
const char *CCommandDelivery_save_cursor_parking(void) { return save_cursor_parking; }

static const char begin_replay[] = {
#embed "statements/begin_replay.sql" suffix(, 0)
};
const char *CCommandDelivery_begin_replay(void) { return begin_replay; }

static const char end_replay[] = {
#embed "statements/end_replay.sql" suffix(, 0)
};
const char *CCommandDelivery_end_replay(void) { return end_replay; }

static const char last_passing_event_of_replay[] = {
#embed "statements/last_passing_event_of_replay.sql" suffix(, 0)
};
const char *CCommandDelivery_last_passing_event_of_replay(void) { return last_passing_event_of_replay; }

static const char list_replays[] = {
#embed "statements/list_replays.sql" suffix(, 0)
};
const char *CCommandDelivery_list_replays(void) { return list_replays; }

static const char record_replay_failure[] = {
#embed "statements/record_replay_failure.sql" suffix(, 0)
};
const char *CCommandDelivery_record_replay_failure(void) { return record_replay_failure; }

static const char save_replay[] = {
#embed "statements/save_replay.sql" suffix(, 0)
};
const char *CCommandDelivery_save_replay(void) { return save_replay; }

static const char create_subscription[] = {
#embed "statements/create_subscription.sql" suffix(, 0)
};
const char *CCommandDelivery_create_subscription(void) { return create_subscription; }

static const char subscription_status[] = {
#embed "statements/subscription_status.sql" suffix(, 0)
};
const char *CCommandDelivery_subscription_status(void) { return subscription_status; }

static const char pause_subscription[] = {
#embed "statements/pause_subscription.sql" suffix(, 0)
};
const char *CCommandDelivery_pause_subscription(void) { return pause_subscription; }

static const char resume_subscription[] = {
#embed "statements/resume_subscription.sql" suffix(, 0)
};
const char *CCommandDelivery_resume_subscription(void) { return resume_subscription; }

static const char delete_subscription[] = {
#embed "statements/delete_subscription.sql" suffix(, 0)
};
const char *CCommandDelivery_delete_subscription(void) { return delete_subscription; }

static const char fail_replays_of_subscription[] = {
#embed "statements/fail_replays_of_subscription.sql" suffix(, 0)
};
const char *CCommandDelivery_fail_replays_of_subscription(void) { return fail_replays_of_subscription; }

static const char rotate_secret[] = {
#embed "statements/rotate_secret.sql" suffix(, 0)
};
const char *CCommandDelivery_rotate_secret(void) { return rotate_secret; }

static const char list_failures[] = {
#embed "statements/list_failures.sql" suffix(, 0)
};
const char *CCommandDelivery_list_failures(void) { return list_failures; }

static const char list_parked[] = {
#embed "statements/list_parked.sql" suffix(, 0)
};
const char *CCommandDelivery_list_parked(void) { return list_parked; }

static const char retry_parked[] = {
#embed "statements/retry_parked.sql" suffix(, 0)
};
const char *CCommandDelivery_retry_parked(void) { return retry_parked; }

static const char discard_parked[] = {
#embed "statements/discard_parked.sql" suffix(, 0)
};
const char *CCommandDelivery_discard_parked(void) { return discard_parked; }

static const char replay_source[] = {
#embed "statements/replay_source.sql" suffix(, 0)
};
const char *CCommandDelivery_replay_source(void) { return replay_source; }

static const char count_events[] = {
#embed "statements/count_events.sql" suffix(, 0)
};
const char *CCommandDelivery_count_events(void) { return count_events; }

static const char count_stream_events[] = {
#embed "statements/count_stream_events.sql" suffix(, 0)
};
const char *CCommandDelivery_count_stream_events(void) { return count_stream_events; }

static const char stream_revisions[] = {
#embed "statements/stream_revisions.sql" suffix(, 0)
};
const char *CCommandDelivery_stream_revisions(void) { return stream_revisions; }

static const char create_replay[] = {
#embed "statements/create_replay.sql" suffix(, 0)
};
const char *CCommandDelivery_create_replay(void) { return create_replay; }

static const char replay_status[] = {
#embed "statements/replay_status.sql" suffix(, 0)
};
const char *CCommandDelivery_replay_status(void) { return replay_status; }

static const char page_of_replays[] = {
#embed "statements/page_of_replays.sql" suffix(, 0)
};
const char *CCommandDelivery_page_of_replays(void) { return page_of_replays; }

static const char cancel_replay[] = {
#embed "statements/cancel_replay.sql" suffix(, 0)
};
const char *CCommandDelivery_cancel_replay(void) { return cancel_replay; }
