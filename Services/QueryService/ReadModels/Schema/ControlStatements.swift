import CQueryReadModels
import Postgres

/// What is asked of the control schema, which every statement names: the search path is that of a copy.
enum ControlStatements {
    static let createSchema = Statement(name: "create_control", embedded: read_models_create_schema())
    static let findControl = Statement(name: "find_control", embedded: read_models_find_control())
    static let findLive = Statement(name: "find_live", embedded: read_models_find_live())
    static let adoptLive = Statement(name: "adopt_live", embedded: read_models_adopt_live())
    static let lockLive = Statement(name: "lock_live", embedded: read_models_lock_live())
    static let findBuild = Statement(name: "find_build", embedded: read_models_find_build())
    static let insertBuild = Statement(name: "insert_build", embedded: read_models_insert_build())
    static let updateBuild = Statement(name: "update_build", embedded: read_models_update_build())
    static let endBuild = Statement(name: "end_build", embedded: read_models_end_build())
    static let emptyInbox = Statement(name: "empty_inbox", embedded: read_models_empty_inbox())
    static let readInbox = Statement(name: "read_inbox", embedded: read_models_read_inbox())
    static let observeBuild = Statement(name: "observe_build", embedded: read_models_observe_build())
    static let sameHistory = Statement(name: "same_history", embedded: read_models_same_history())
    static let foundCopy = Statement(name: "found_copy", embedded: read_models_found_copy())
    static let makeCopy = Statement(name: "make_copy", embedded: read_models_make_copy())
    static let dropCopy = Statement(name: "drop_copy", embedded: read_models_drop_copy())
    static let reviveCopy = Statement(name: "revive_copy", embedded: read_models_revive_copy())
    static let setIndexesAside = Statement(name: "set_indexes_aside", embedded: read_models_set_indexes_aside())
    static let putIndexBack = Statement(name: "put_index_back", embedded: read_models_put_index_back())
    static let analyzeCopy = Statement(name: "analyze_copy", embedded: read_models_analyze_copy())
    static let compareCopies = Statement(name: "compare_copies", embedded: read_models_compare_copies())
    static let switchCopies = Statement(name: "switch_copies", embedded: read_models_switch_copies())
    static let forgetDifferences = Statement(name: "forget_differences", embedded: read_models_forget_differences())
    static let listDifferences = Statement(name: "list_differences", embedded: read_models_list_differences())
    static let copiesOfNobody = Statement(name: "copies_of_nobody", embedded: read_models_copies_of_nobody())
    static let copyExists = Statement(name: "copy_exists", embedded: read_models_copy_exists())
    static let tryBuildLock = Statement(name: "try_build_lock", embedded: read_models_try_build_lock())
    static let notifySwitched = Statement(name: "notify_switched", embedded: read_models_notify_switched())
}
