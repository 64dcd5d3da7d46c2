import CQueryReadModels
import Postgres

enum Statements {
    static let appliedCheckpoint = Statement(
        name: "applied_checkpoint", embedded: read_models_applied_checkpoint())
    static let keepDelivery = Statement(name: "keep_delivery", embedded: read_models_keep_delivery())
    static let checkpoint = Statement(name: "checkpoint", embedded: read_models_checkpoint())
    static let appliedEvents = Statement(name: "applied_events", embedded: read_models_applied_events())
    static let projectionStatus = Statement(name: "projection_status", embedded: read_models_projection_status())
    static let loadUsers = Statement(name: "load_users", embedded: read_models_load_users())
    static let moveCheckpoint = Statement(name: "move_checkpoint", embedded: read_models_move_checkpoint())
    static let storeUsers = Statement(name: "store_users", embedded: read_models_store_users())
    static let closeVersions = Statement(name: "close_versions", embedded: read_models_close_versions())
    static let storeVersions = Statement(name: "store_versions", embedded: read_models_store_versions())
    static let closeNames = Statement(name: "close_names", embedded: read_models_close_names())
    static let storeNames = Statement(name: "store_names", embedded: read_models_store_names())
    static let storeStatistics = Statement(name: "store_statistics", embedded: read_models_store_statistics())
    static let storeAudit = Statement(name: "store_audit", embedded: read_models_store_audit())
    static let notifyApplied = Statement(name: "notify_applied", embedded: read_models_notify_applied())

    static let versionsBefore = Statement(name: "versions_before", embedded: read_models_versions_before())
    static let checkAudit = Statement(name: "check_audit", embedded: read_models_check_audit())
    static let checkVersions = Statement(name: "check_versions", embedded: read_models_check_versions())
    static let checkUsers = Statement(name: "check_users", embedded: read_models_check_users())
    static let countUntil = Statement(name: "count_until", embedded: read_models_count_until())

    static let latestCheck = Statement(name: "latest_check", embedded: read_models_latest_check())
    static let beginCheck = Statement(name: "begin_check", embedded: read_models_begin_check())
    static let limitCheck = Statement(name: "limit_check", embedded: read_models_limit_check())
    static let advanceCheck = Statement(name: "advance_check", embedded: read_models_advance_check())
    static let endCheck = Statement(name: "end_check", embedded: read_models_end_check())

    static let findUser = Statement(name: "find_user", embedded: read_models_find_user())
    static let findUserAtTime = Statement(name: "find_user_at_time", embedded: read_models_find_user_at_time())
    static let findUserAtRevision = Statement(
        name: "find_user_at_revision", embedded: read_models_find_user_at_revision())
    static let findUserAtPosition = Statement(
        name: "find_user_at_position", embedded: read_models_find_user_at_position())
    static let listUsers = Statement(name: "list_users", embedded: read_models_list_users())
    static let listUsersAt = Statement(name: "list_users_at", embedded: read_models_list_users_at())
    static let userHistory = Statement(name: "user_history", embedded: read_models_user_history())
    static let statistics = Statement(name: "statistics", embedded: read_models_statistics())
    static let listAudit = Statement(name: "list_audit", embedded: read_models_list_audit())
}
