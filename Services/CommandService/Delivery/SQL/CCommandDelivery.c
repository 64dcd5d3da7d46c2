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

const CCommandDelivery_Migration *CCommandDelivery_migrations(size_t *count) {
    static const CCommandDelivery_Migration all[] = {
        {101, "subscriptions", subscriptions},
        {102, "subscriptions_grants", subscriptions_grants},
        {103, "data_versions", data_versions},
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
