import CLibPQ

/// What one statement answered: its rows, in order, and how many rows it changed.
public struct Rows: Sendable, RandomAccessCollection {
    private let result: ResultHandle

    init(_ result: ResultHandle) {
        self.result = result
    }

    public var startIndex: Int { 0 }
    public var endIndex: Int { result.rowCount }

    public subscript(position: Int) -> Row {
        precondition(position >= 0 && position < result.rowCount, "There is no such row.")
        return Row(result: result, index: position)
    }

    /// Rows that INSERT, UPDATE, DELETE or MERGE changed, or that SELECT gave; 0 for other statements.
    public var affectedRows: Int {
        guard let text = PQcmdTuples(result.pointer) else { return 0 }
        return Int(String(cString: text)) ?? 0
    }

    /// The server's word for what was done, such as `COMMIT`.
    var commandTag: String {
        PQcmdStatus(result.pointer).map { String(cString: $0) } ?? ""
    }
}
