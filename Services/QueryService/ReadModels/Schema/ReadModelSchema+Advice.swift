public import Postgres

extension ReadModelSchema {
    /// What an operator has to do about a migration that failed for want of `pg_trgm`; nil when it failed otherwise.
    public static func advice(on error: MigrationError) -> String? {
        guard case .failed(Migrations.searchExtension, let refusal) = error else { return nil }
        switch refusal.sqlState {
        // A role may install it that owns the database or may create in it; a server may be stricter.
        case "42501":
            return "the role may not install the extension pg_trgm, which search needs: "
                + "let a superuser run CREATE EXTENSION pg_trgm in this database, then migrate again"
        // Not found, by the newer servers and by the older ones.
        case "0A000", "58P01":
            return "the server lacks the extension pg_trgm, which search needs: "
                + "install PostgreSQL's contrib package on it, then migrate again"
        default: return nil
        }
    }
}
