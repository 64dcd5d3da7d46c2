import CLibPQ

/// Owns one `PGresult`, so that rows are read where libpq put them: nothing is copied until a value is decoded.
///
/// Sendable although it holds a C pointer: a result is complete before it is wrapped, nothing changes it afterwards, and
/// libpq documents reading a `PGresult` from several threads as safe as long as it is read only (libpq, "Behavior in
/// Threaded Programs"). The last reference frees it.
final class ResultHandle: @unchecked Sendable {
    let pointer: OpaquePointer
    let rowCount: Int
    let columnCount: Int

    init(_ pointer: OpaquePointer) {
        self.pointer = pointer
        rowCount = Int(PQntuples(pointer))
        columnCount = Int(PQnfields(pointer))
    }

    deinit {
        PQclear(pointer)
    }
}
