#pragma once

// Each returns the text of the .sql file of that name, ended by a zero byte, which lives as long as the program.

const char *read_models_create_schema(void);
const char *read_models_0001_projections(void);
const char *read_models_0002_guard_checkpoint(void);
const char *read_models_0003_move_checkpoint(void);
const char *read_models_0004_users(void);
const char *read_models_0005_user_versions(void);
const char *read_models_0006_audit(void);
const char *read_models_0007_list_users(void);
const char *read_models_0008_list_audit(void);

const char *read_models_applied_events(void);
const char *read_models_checkpoint(void);
const char *read_models_close_versions(void);
const char *read_models_find_user(void);
const char *read_models_find_user_at_position(void);
const char *read_models_find_user_at_revision(void);
const char *read_models_find_user_at_time(void);
const char *read_models_list_audit(void);
const char *read_models_list_users(void);
const char *read_models_list_users_at(void);
const char *read_models_load_users(void);
const char *read_models_move_checkpoint(void);
const char *read_models_notify_applied(void);
const char *read_models_projection_status(void);
const char *read_models_store_audit(void);
const char *read_models_store_users(void);
const char *read_models_store_versions(void);
const char *read_models_user_history(void);
const char *read_models_versions_before(void);
const char *read_models_check_audit(void);
const char *read_models_check_versions(void);
const char *read_models_check_users(void);
const char *read_models_count_until(void);
const char *read_models_latest_check(void);
const char *read_models_begin_check(void);
const char *read_models_limit_check(void);
const char *read_models_advance_check(void);
const char *read_models_end_check(void);
const char *read_models_control_0010_checks(void);
