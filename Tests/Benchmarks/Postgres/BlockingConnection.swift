import CLibPQ
import TestSupport

/// The yardstick: one `PGconn` in its plain blocking form, used by one thread at a time.
///
/// Sendable around a C handle: whoever uses it makes sure that only one thread does (a thread of its own, or a worker).
final class BlockingConnection: @unchecked Sendable {
    private let connection: OpaquePointer

    init(_ connectionString: String, statement: String) throws {
        guard let connection = PQconnectdb(connectionString), PQstatus(connection) == CONNECTION_OK else {
            throw ClusterError(problem: "The yardstick could not connect.")
        }
        self.connection = connection
        PQclear(PQprepare(connection, "one", statement, 1, [20]))
    }

    deinit {
        PQfinish(connection)
    }

    /// Executes the prepared statement with one `int8` and reads the first column of its row as one.
    func read(_ value: Int64) -> Int64 {
        withUnsafeBytes(of: value.bigEndian) { bytes in
            let result = PQexecPrepared(
                connection, "one", 1, [bytes.bindMemory(to: CChar.self).baseAddress], [8], [1], 1)
            defer { PQclear(result) }
            guard PQresultStatus(result) == PGRES_TUPLES_OK, let field = PQgetvalue(result, 0, 0) else { return -1 }
            return Int64(bigEndian: UnsafeRawPointer(field).loadUnaligned(as: Int64.self))
        }
    }
}
