#include "CQueryReadModels.h"

#define TEXT(name) \
    const char *read_models_##name(void) { \
        static const char text[] = {
#define END \
        }; \
        return text; \
    }

TEXT(create_schema)
#embed "schema/create_schema.sql" suffix(, 0)
END

TEXT(0001_projections)
#embed "schema/0001_projections.sql" suffix(, 0)
END

TEXT(0002_guard_checkpoint)
#embed "schema/0002_guard_checkpoint.sql" suffix(, 0)
END

TEXT(0003_move_checkpoint)
#embed "schema/0003_move_checkpoint.sql" suffix(, 0)
END

TEXT(0004_users)
#embed "schema/0004_users.sql" suffix(, 0)
END

TEXT(0005_user_versions)
#embed "schema/0005_user_versions.sql" suffix(, 0)
END

TEXT(0006_audit)
#embed "schema/0006_audit.sql" suffix(, 0)
END

TEXT(0007_list_users)
#embed "schema/0007_list_users.sql" suffix(, 0)
END

TEXT(0008_list_audit)
#embed "schema/0008_list_audit.sql" suffix(, 0)
END

TEXT(applied_events)
#embed "statements/applied_events.sql" suffix(, 0)
END

TEXT(checkpoint)
#embed "statements/checkpoint.sql" suffix(, 0)
END

TEXT(close_versions)
#embed "statements/close_versions.sql" suffix(, 0)
END

TEXT(find_user)
#embed "statements/find_user.sql" suffix(, 0)
END

TEXT(find_user_at_position)
#embed "statements/find_user_at_position.sql" suffix(, 0)
END

TEXT(find_user_at_revision)
#embed "statements/find_user_at_revision.sql" suffix(, 0)
END

TEXT(find_user_at_time)
#embed "statements/find_user_at_time.sql" suffix(, 0)
END

TEXT(list_audit)
#embed "statements/list_audit.sql" suffix(, 0)
END

TEXT(list_users)
#embed "statements/list_users.sql" suffix(, 0)
END

TEXT(list_users_at)
#embed "statements/list_users_at.sql" suffix(, 0)
END

TEXT(load_users)
#embed "statements/load_users.sql" suffix(, 0)
END

TEXT(move_checkpoint)
#embed "statements/move_checkpoint.sql" suffix(, 0)
END

TEXT(notify_applied)
#embed "statements/notify_applied.sql" suffix(, 0)
END

TEXT(projection_status)
#embed "statements/projection_status.sql" suffix(, 0)
END

TEXT(store_audit)
#embed "statements/store_audit.sql" suffix(, 0)
END

TEXT(store_users)
#embed "statements/store_users.sql" suffix(, 0)
END

TEXT(store_versions)
#embed "statements/store_versions.sql" suffix(, 0)
END

TEXT(user_history)
#embed "statements/user_history.sql" suffix(, 0)
END

TEXT(versions_before)
#embed "statements/versions_before.sql" suffix(, 0)
END

TEXT(check_audit)
#embed "statements/check_audit.sql" suffix(, 0)
END

TEXT(check_versions)
#embed "statements/check_versions.sql" suffix(, 0)
END

TEXT(check_users)
#embed "statements/check_users.sql" suffix(, 0)
END

TEXT(count_until)
#embed "statements/count_until.sql" suffix(, 0)
END

TEXT(latest_check)
#embed "statements/latest_check.sql" suffix(, 0)
END

TEXT(begin_check)
#embed "statements/begin_check.sql" suffix(, 0)
END

TEXT(limit_check)
#embed "statements/limit_check.sql" suffix(, 0)
END

TEXT(advance_check)
#embed "statements/advance_check.sql" suffix(, 0)
END

TEXT(end_check)
#embed "statements/end_check.sql" suffix(, 0)
END

TEXT(control_0010_checks)
#embed "control/0010_checks.sql" suffix(, 0)
END
