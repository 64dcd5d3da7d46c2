#include "CQueryReadModels.h"

#define TEXT(name) \
    const char *read_models_##name(void) { \
        static const char text[] = {
#define END \
        }; \
        return text; \
    }

TEXT(create_schema)
#embed "control/create_schema.sql" suffix(, 0)
END

TEXT(control_0001_live)
#embed "control/0001_live.sql" suffix(, 0)
END

TEXT(control_0002_builds)
#embed "control/0002_builds.sql" suffix(, 0)
END

TEXT(control_0003_inbox)
#embed "control/0003_inbox.sql" suffix(, 0)
END

TEXT(control_0004_indexes_aside)
#embed "control/0004_indexes_aside.sql" suffix(, 0)
END

TEXT(control_0005_differences)
#embed "control/0005_differences.sql" suffix(, 0)
END

TEXT(control_0006_lock_live)
#embed "control/0006_lock_live.sql" suffix(, 0)
END

TEXT(control_0007_switch_copies)
#embed "control/0007_switch_copies.sql" suffix(, 0)
END

TEXT(control_0008_compare_table)
#embed "control/0008_compare_table.sql" suffix(, 0)
END

TEXT(control_0009_compare_copies)
#embed "control/0009_compare_copies.sql" suffix(, 0)
END

TEXT(control_0010_checks)
#embed "control/0010_checks.sql" suffix(, 0)
END

TEXT(control_0020_make_copy)
#embed "control/0020_make_copy.sql" suffix(, 0)
END

TEXT(control_0021_drop_copy)
#embed "control/0021_drop_copy.sql" suffix(, 0)
END

TEXT(control_0022_set_indexes_aside)
#embed "control/0022_set_indexes_aside.sql" suffix(, 0)
END

TEXT(control_0023_put_index_back)
#embed "control/0023_put_index_back.sql" suffix(, 0)
END

TEXT(control_0024_analyze_copy)
#embed "control/0024_analyze_copy.sql" suffix(, 0)
END

TEXT(control_0025_copy_checkpoint)
#embed "control/0025_copy_checkpoint.sql" suffix(, 0)
END

TEXT(control_0026_same_history)
#embed "control/0026_same_history.sql" suffix(, 0)
END

TEXT(control_0027_revive_copy)
#embed "control/0027_revive_copy.sql" suffix(, 0)
END

TEXT(control_0028_found_copy)
#embed "control/0028_found_copy.sql" suffix(, 0)
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

TEXT(0009_copies)
#embed "schema/0009_copies.sql" suffix(, 0)
END

TEXT(0010_guard_copies)
#embed "schema/0010_guard_copies.sql" suffix(, 0)
END

TEXT(0011_move_checkpoint_of_copy)
#embed "schema/0011_move_checkpoint_of_copy.sql" suffix(, 0)
END

TEXT(0020_search_extension)
#embed "schema/0020_search_extension.sql" suffix(, 0)
END

TEXT(0021_search_words)
#embed "schema/0021_search_words.sql" suffix(, 0)
END

TEXT(0022_user_names)
#embed "schema/0022_user_names.sql" suffix(, 0)
END

TEXT(0023_list_indexes)
#embed "schema/0023_list_indexes.sql" suffix(, 0)
END

TEXT(0024_search_share)
#embed "schema/0024_search_share.sql" suffix(, 0)
END

TEXT(0025_estimated_rows)
#embed "schema/0025_estimated_rows.sql" suffix(, 0)
END

TEXT(0026_directory_rows)
#embed "schema/0026_directory_rows.sql" suffix(, 0)
END

TEXT(0027_list_users)
#embed "schema/0027_list_users.sql" suffix(, 0)
END

TEXT(0028_audit_indexes)
#embed "schema/0028_audit_indexes.sql" suffix(, 0)
END

TEXT(0029_statistics)
#embed "schema/0029_statistics.sql" suffix(, 0)
END

TEXT(adopt_live)
#embed "statements/adopt_live.sql" suffix(, 0)
END

TEXT(advance_check)
#embed "statements/advance_check.sql" suffix(, 0)
END

TEXT(analyze_copy)
#embed "statements/analyze_copy.sql" suffix(, 0)
END

TEXT(applied_checkpoint)
#embed "statements/applied_checkpoint.sql" suffix(, 0)
END

TEXT(applied_events)
#embed "statements/applied_events.sql" suffix(, 0)
END

TEXT(begin_check)
#embed "statements/begin_check.sql" suffix(, 0)
END

TEXT(check_audit)
#embed "statements/check_audit.sql" suffix(, 0)
END

TEXT(check_users)
#embed "statements/check_users.sql" suffix(, 0)
END

TEXT(check_versions)
#embed "statements/check_versions.sql" suffix(, 0)
END

TEXT(checkpoint)
#embed "statements/checkpoint.sql" suffix(, 0)
END

TEXT(close_names)
#embed "statements/close_names.sql" suffix(, 0)
END

TEXT(close_versions)
#embed "statements/close_versions.sql" suffix(, 0)
END

TEXT(compare_copies)
#embed "statements/compare_copies.sql" suffix(, 0)
END

TEXT(copies_of_nobody)
#embed "statements/copies_of_nobody.sql" suffix(, 0)
END

TEXT(copy_exists)
#embed "statements/copy_exists.sql" suffix(, 0)
END

TEXT(count_until)
#embed "statements/count_until.sql" suffix(, 0)
END

TEXT(drop_copy)
#embed "statements/drop_copy.sql" suffix(, 0)
END

TEXT(empty_inbox)
#embed "statements/empty_inbox.sql" suffix(, 0)
END

TEXT(end_build)
#embed "statements/end_build.sql" suffix(, 0)
END

TEXT(end_check)
#embed "statements/end_check.sql" suffix(, 0)
END

TEXT(find_build)
#embed "statements/find_build.sql" suffix(, 0)
END

TEXT(find_control)
#embed "statements/find_control.sql" suffix(, 0)
END

TEXT(find_live)
#embed "statements/find_live.sql" suffix(, 0)
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

TEXT(forget_differences)
#embed "statements/forget_differences.sql" suffix(, 0)
END

TEXT(found_copy)
#embed "statements/found_copy.sql" suffix(, 0)
END

TEXT(insert_build)
#embed "statements/insert_build.sql" suffix(, 0)
END

TEXT(keep_delivery)
#embed "statements/keep_delivery.sql" suffix(, 0)
END

TEXT(latest_check)
#embed "statements/latest_check.sql" suffix(, 0)
END

TEXT(limit_check)
#embed "statements/limit_check.sql" suffix(, 0)
END

TEXT(list_audit)
#embed "statements/list_audit.sql" suffix(, 0)
END

TEXT(list_differences)
#embed "statements/list_differences.sql" suffix(, 0)
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

TEXT(lock_live)
#embed "statements/lock_live.sql" suffix(, 0)
END

TEXT(make_copy)
#embed "statements/make_copy.sql" suffix(, 0)
END

TEXT(move_checkpoint)
#embed "statements/move_checkpoint.sql" suffix(, 0)
END

TEXT(notify_applied)
#embed "statements/notify_applied.sql" suffix(, 0)
END

TEXT(notify_switched)
#embed "statements/notify_switched.sql" suffix(, 0)
END

TEXT(observe_build)
#embed "statements/observe_build.sql" suffix(, 0)
END

TEXT(projection_status)
#embed "statements/projection_status.sql" suffix(, 0)
END

TEXT(put_index_back)
#embed "statements/put_index_back.sql" suffix(, 0)
END

TEXT(read_inbox)
#embed "statements/read_inbox.sql" suffix(, 0)
END

TEXT(revive_copy)
#embed "statements/revive_copy.sql" suffix(, 0)
END

TEXT(same_history)
#embed "statements/same_history.sql" suffix(, 0)
END

TEXT(set_indexes_aside)
#embed "statements/set_indexes_aside.sql" suffix(, 0)
END

TEXT(statistics)
#embed "statements/statistics.sql" suffix(, 0)
END

TEXT(store_audit)
#embed "statements/store_audit.sql" suffix(, 0)
END

TEXT(store_names)
#embed "statements/store_names.sql" suffix(, 0)
END

TEXT(store_statistics)
#embed "statements/store_statistics.sql" suffix(, 0)
END

TEXT(store_users)
#embed "statements/store_users.sql" suffix(, 0)
END

TEXT(store_versions)
#embed "statements/store_versions.sql" suffix(, 0)
END

TEXT(switch_copies)
#embed "statements/switch_copies.sql" suffix(, 0)
END

TEXT(try_build_lock)
#embed "statements/try_build_lock.sql" suffix(, 0)
END

TEXT(update_build)
#embed "statements/update_build.sql" suffix(, 0)
END

TEXT(user_history)
#embed "statements/user_history.sql" suffix(, 0)
END

TEXT(versions_before)
#embed "statements/versions_before.sql" suffix(, 0)
END
