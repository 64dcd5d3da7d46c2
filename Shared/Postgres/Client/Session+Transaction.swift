extension Session {
    /// BEGIN, `body`, COMMIT or ROLLBACK. After it the connection is outside any transaction, or closed.
    func transaction<Result: Sendable>(
        isolation: IsolationLevel, readOnly: Bool, _ body: (PostgresTransaction) async throws -> Result
    ) async throws -> Result {
        let begin = "BEGIN ISOLATION LEVEL \(isolation.rawValue) \(readOnly ? "READ ONLY" : "READ WRITE")"
        let transaction = PostgresTransaction(session: self, begin: begin)
        let result = try await attempt(transaction, body)
        if transaction.hasBegun { try await commit() }
        return result
    }

    /// Runs `body`, and takes back what it did when it throws or its task was cancelled. (A function of its own because the
    /// optimiser of Swift 6.3.1 crashes on a coroutine that has both this and the commit.)
    private func attempt<Result: Sendable>(
        _ transaction: PostgresTransaction, _ body: (PostgresTransaction) async throws -> Result
    ) async throws -> Result {
        do {
            let result = try await body(transaction)
            guard !Task.isCancelled else { throw PostgresError(.cancelled, outcome: .notApplied) }
            return result
        } catch {
            // Should the rollback fail the connection is broken or will be closed on return: the server rolls back then.
            if transaction.hasBegun {
                _ = try? await perform([.command("ROLLBACK")], timeout: nil, evenCancelled: true)
            }
            throw error
        }
    }

    private func commit() async throws(PostgresError) {
        let answer = try await perform([.command("COMMIT")], timeout: nil, evenCancelled: true)
        // COMMIT of a failed transaction is answered with success and the tag ROLLBACK.
        guard answer.rows.commandTag == "COMMIT" else {
            throw PostgresError(.server(sqlState: "25P02"), outcome: .notApplied, sqlState: "25P02")
        }
        guard answer.warnings.isEmpty else {
            throw PostgresError(.uncertainCommit, outcome: .unknown, warnings: answer.warnings)
        }
    }
}
