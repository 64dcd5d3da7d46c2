import Synchronization

/// An open transaction. An error in one statement dooms it: the server refuses the others with 25P02.
///
/// Errors of its statements are always `.notApplied`, even when the connection broke: without COMMIT nothing stays.
public final class PostgresTransaction: PostgresExecutor {
    private let session: Session
    /// The BEGIN that has not been sent yet.
    private let begin: Mutex<String?>

    init(session: Session, begin: String) {
        self.session = session
        self.begin = Mutex(begin)
    }

    /// True once something was sent, so that there is something to commit.
    var hasBegun: Bool { begin.withLock { $0 == nil } }

    public func execute(
        _ statement: Statement, _ binds: Binds, timeout: Duration?
    ) async throws(PostgresError) -> Rows {
        do throws(PostgresError) {
            return try await session.perform([.prepared(statement, binds)], after: begin, timeout: timeout).rows
        } catch {
            throw error.notApplied
        }
    }

    /// Runs a text of any number of statements, without parameters and without rows.
    func executeScript(_ sql: String, timeout: Duration?) async throws(PostgresError) {
        do throws(PostgresError) {
            // A script is a message of its own kind and cannot share a round trip with BEGIN.
            if !hasBegun { _ = try await session.perform([], after: begin, timeout: timeout) }
            _ = try await session.perform([.script(sql)], timeout: timeout)
        } catch {
            throw error.notApplied
        }
    }
}
