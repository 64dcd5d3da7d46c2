/// Why a statement gave no rows, and whether it may have been applied all the same.
///
/// `description` is safe to log: a sentence by class and the SQLSTATE, never a value, a name or a detail of the server's.
public struct PostgresError: Error, Sendable {
    public enum Kind: Sendable, Hashable {
        /// The server refused the statement. SQLSTATE as in PostgreSQL's Appendix A.
        case server(sqlState: String)
        /// The connection broke or none could be made.
        case connection
        /// The deadline passed; a statement that was running had its connection closed.
        case timeout(Duration)
        /// Every connection was busy for too long, or too many callers were waiting.
        case poolExhausted
        /// The caller's task was cancelled before the statement was sent.
        case cancelled
        /// The client was closed.
        case closed
        /// COMMIT came with a warning: it may hold on this server only.
        case uncertainCommit
        /// A column did not have the shape asked for.
        case decoding
        /// The connection string or a setting cannot be used.
        case configuration
    }

    public enum Outcome: Sendable, Hashable {
        /// The server has nothing of this statement.
        case notApplied
        /// It was sent and the answer is missing: look, do not guess.
        case unknown
    }

    public let kind: Kind
    public private(set) var outcome: Outcome
    /// The server's code if it gave one; also set when a broken connection said why (57P01).
    public let sqlState: String?
    /// The constraint that was violated: a name from our own schema.
    public let constraint: String?
    public private(set) var warnings: [PostgresNotice]
    /// The primary message of the server or of libpq. It may quote values: for a debugger, never for a log or an answer.
    public let serverMessage: String?
    private let sentence: String

    init(
        _ kind: Kind, outcome: Outcome, sqlState: String? = nil, constraint: String? = nil,
        warnings: [PostgresNotice] = [], serverMessage: String? = nil, sentence: String? = nil
    ) {
        self.kind = kind
        self.outcome = outcome
        self.sqlState = sqlState
        self.constraint = constraint
        self.warnings = warnings
        self.serverMessage = serverMessage
        self.sentence = sentence ?? kind.sentence
    }

    /// The same error for a statement whose transaction was never committed.
    var notApplied: PostgresError {
        var error = self
        error.outcome = .notApplied
        return error
    }

    func with(warnings: [PostgresNotice]) -> PostgresError {
        var error = self
        error.warnings = warnings
        return error
    }

    /// A statement that ran, with an answer that does not fit the question.
    public init(decoding sentence: String) {
        self.init(.decoding, outcome: .unknown, sentence: sentence)
    }
}

extension PostgresError: CustomStringConvertible {
    public var description: String {
        sqlState.map { "\(sentence) (SQLSTATE \($0))" } ?? sentence
    }
}
