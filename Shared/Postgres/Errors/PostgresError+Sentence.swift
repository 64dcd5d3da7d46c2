extension PostgresError.Kind {
    /// What a person is told. By class only, because the server's own words may quote values.
    var sentence: String {
        switch self {
        case .server(let sqlState): Self.sentence(ofSQLState: sqlState)
        case .connection: "The connection to the database failed."
        case .timeout: "The database did not answer in time."
        case .poolExhausted: "All database connections are busy."
        case .cancelled: "The database call was cancelled before it was sent."
        case .closed: "The database client is closed."
        case .uncertainCommit: "The database committed with a warning; the commit may not be replicated."
        case .decoding: "The database answered in an unexpected shape."
        case .configuration: "The database configuration cannot be used."
        }
    }

    /// PostgreSQL, Appendix A: single codes that callers meet often, then the class, which is the first two characters.
    private static func sentence(ofSQLState sqlState: String) -> String {
        switch sqlState {
        case "23505": return "A value that must be unique exists already."
        case "23503": return "A row refers to one that does not exist."
        case "23502": return "A value that is required is missing."
        case "23514": return "A value violates a rule of its table."
        case "40001", "40P01": return "The transaction conflicted with another."
        case "42501": return "The database role may not do this."
        case "55P03": return "A lock was not available."
        case "57014": return "The database cancelled the statement."
        default: break
        }
        return switch sqlState.prefix(2) {
        case "08": "The connection to the database failed."
        case "22": "The database refused a value."
        case "23": "A rule of the database was violated."
        case "25": "The transaction is in the wrong state."
        case "28": "The database refused the login."
        case "40": "The database rolled the transaction back."
        case "42": "The database does not understand the statement."
        case "53": "The database has run out of a resource."
        case "54": "A limit of the database was exceeded."
        case "55": "A database object is in the wrong state."
        case "57": "An operator or a limit interrupted the database."
        case "58", "XX": "The database had an internal fault."
        default: "The database refused the statement."
        }
    }
}
