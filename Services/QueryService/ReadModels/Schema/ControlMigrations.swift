import CQueryReadModels
import Postgres

/// The control schema: what all copies of the read models have in common.
enum ControlMigrations {
    static let all = [
        Migration(number: 1, name: "live", embedded: read_models_control_0001_live()),
        Migration(number: 2, name: "builds", embedded: read_models_control_0002_builds()),
        Migration(number: 3, name: "inbox", embedded: read_models_control_0003_inbox()),
        Migration(number: 4, name: "indexes_aside", embedded: read_models_control_0004_indexes_aside()),
        Migration(number: 5, name: "differences", embedded: read_models_control_0005_differences()),
        Migration(number: 6, name: "lock_live", embedded: read_models_control_0006_lock_live()),
        Migration(number: 7, name: "switch_copies", embedded: read_models_control_0007_switch_copies()),
        Migration(number: 8, name: "compare_table", embedded: read_models_control_0008_compare_table()),
        Migration(number: 9, name: "compare_copies", embedded: read_models_control_0009_compare_copies()),
        Migration(number: 10, name: "checks", embedded: read_models_control_0010_checks()),
        Migration(number: 20, name: "make_copy", embedded: read_models_control_0020_make_copy()),
        Migration(number: 21, name: "drop_copy", embedded: read_models_control_0021_drop_copy()),
        Migration(number: 22, name: "set_indexes_aside", embedded: read_models_control_0022_set_indexes_aside()),
        Migration(number: 23, name: "put_index_back", embedded: read_models_control_0023_put_index_back()),
        Migration(number: 24, name: "analyze_copy", embedded: read_models_control_0024_analyze_copy()),
        Migration(number: 25, name: "copy_checkpoint", embedded: read_models_control_0025_copy_checkpoint()),
        Migration(number: 26, name: "same_history", embedded: read_models_control_0026_same_history()),
        Migration(number: 27, name: "revive_copy", embedded: read_models_control_0027_revive_copy()),
        Migration(number: 28, name: "found_copy", embedded: read_models_control_0028_found_copy()),
    ]
}
