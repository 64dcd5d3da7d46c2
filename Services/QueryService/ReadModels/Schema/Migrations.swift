import CQueryReadModels
import Postgres

enum Migrations {
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
    ]
}
