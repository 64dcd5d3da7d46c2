import CQueryReadModels
import Postgres

enum Migrations {
    /// The one that installs `pg_trgm`.
    static let searchExtension: Int32 = 20

    static let all = [
        Migration(number: 1, name: "projections", embedded: read_models_0001_projections()),
        Migration(number: 2, name: "guard_checkpoint", embedded: read_models_0002_guard_checkpoint()),
        Migration(number: 3, name: "move_checkpoint", embedded: read_models_0003_move_checkpoint()),
        Migration(number: 4, name: "users", embedded: read_models_0004_users()),
        Migration(number: 5, name: "user_versions", embedded: read_models_0005_user_versions()),
        Migration(number: 6, name: "audit", embedded: read_models_0006_audit()),
        Migration(number: 7, name: "list_users", embedded: read_models_0007_list_users()),
        Migration(number: 8, name: "list_audit", embedded: read_models_0008_list_audit()),
        Migration(number: 9, name: "copies", embedded: read_models_0009_copies()),
        Migration(number: 10, name: "guard_copies", embedded: read_models_0010_guard_copies()),
        Migration(
            number: 11, name: "move_checkpoint_of_copy", embedded: read_models_0011_move_checkpoint_of_copy()),
        Migration(number: searchExtension, name: "search_extension", embedded: read_models_0020_search_extension()),
        Migration(number: 21, name: "search_words", embedded: read_models_0021_search_words()),
        Migration(number: 22, name: "user_names", embedded: read_models_0022_user_names()),
        Migration(number: 23, name: "list_indexes", embedded: read_models_0023_list_indexes()),
        Migration(number: 24, name: "search_share", embedded: read_models_0024_search_share()),
        Migration(number: 25, name: "estimated_rows", embedded: read_models_0025_estimated_rows()),
        Migration(number: 26, name: "directory_rows", embedded: read_models_0026_directory_rows()),
        Migration(number: 27, name: "list_users", embedded: read_models_0027_list_users()),
        Migration(number: 28, name: "audit_indexes", embedded: read_models_0028_audit_indexes()),
        Migration(number: 29, name: "statistics", embedded: read_models_0029_statistics()),
    ]
}
