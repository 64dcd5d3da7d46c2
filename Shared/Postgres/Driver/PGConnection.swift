import CLibPQ
import Glibc

/// One `PGconn`, as a thin shell. Only the driver thread touches it, and nothing here blocks, except that libpq resolves host
/// names synchronously when a connection is begun: give `hostaddr` where name service may be slow.
struct PGConnection: ~Copyable {
    enum Polling { case reading, writing, connected, failed }

    private let pointer: OpaquePointer

    /// Begins to connect.
    init(_ parameters: ConnectionParameters) {
        let pairs = parameters.values.map { (strdup($0.key), strdup($0.value)) }
        defer {
            for pair in pairs {
                free(pair.0)
                free(pair.1)
            }
        }
        let keywords = pairs.map { UnsafePointer($0.0) } + [nil]
        let values = pairs.map { UnsafePointer($0.1) } + [nil]
        guard let started = PQconnectStartParams(keywords, values, 0) else { fatalError("Out of memory.") }
        pointer = started
    }

    deinit {
        PQfinish(pointer)
    }

    var socket: Int32 { PQsocket(pointer) }
    var isBroken: Bool { PQstatus(pointer) == CONNECTION_BAD }
    /// False inside a transaction and while something is under way.
    var isOutsideTransaction: Bool { PQtransactionStatus(pointer) == PQTRANS_IDLE }
    var host: String { PQhost(pointer).map { String(cString: $0) } ?? "" }
    var port: String { PQport(pointer).map { String(cString: $0) } ?? "" }
    /// libpq's own words. They may name hosts, roles and databases.
    var errorMessage: String { PQerrorMessage(pointer).map { String(cString: $0) } ?? "" }

    func poll() -> Polling {
        switch PQconnectPoll(pointer) {
        case PGRES_POLLING_OK: .connected
        case PGRES_POLLING_FAILED: .failed
        case PGRES_POLLING_WRITING: .writing
        default: .reading
        }
    }

    /// Makes a fresh connection ready for pipelining.
    /// - Parameter owner: handed to `receiver` with every notice.
    func prepareForPipelining(owner: UnsafeMutableRawPointer, receiver: PQnoticeReceiver) -> Bool {
        PQsetNoticeReceiver(pointer, receiver, owner)
        return PQsetnonblocking(pointer, 1) == 0 && PQenterPipelineMode(pointer) == 1
    }

    /// A script is a simple query, which pipeline mode does not have.
    func setPipelining(_ on: Bool) -> Bool {
        (on ? PQenterPipelineMode(pointer) : PQexitPipelineMode(pointer)) == 1
    }

    func send(_ transmission: Transmission) -> Bool {
        switch transmission {
        case .prepare(let serverName, let sql, let types):
            types.map(\.rawValue).withUnsafeBufferPointer { types in
                PQsendPrepare(pointer, serverName, sql, Int32(types.count), types.baseAddress) == 1
            }
        case .execute(let serverName, let binds):
            send(serverName, binds)
        case .command(let sql):
            PQsendQueryParams(pointer, sql, 0, nil, nil, nil, nil, 1) == 1
        case .script(let sql):
            PQsendQuery(pointer, sql) == 1
        case .sync:
            pg_append_sync(pointer) == 1
        }
    }

    private func send(_ serverName: String, _ binds: Binds) -> Bool {
        let count = binds.lengths.count
        return binds.bytes.withUnsafeBufferPointer { bytes in
            withUnsafeTemporaryAllocation(of: UnsafePointer<CChar>?.self, capacity: count) { values in
                withUnsafeTemporaryAllocation(of: Int32.self, capacity: count) { formats in
                    // An empty value needs an address too: NULL would mean SQL's NULL.
                    var none: CChar = 0
                    return withUnsafePointer(to: &none) { empty in
                        var offset = 0
                        for (index, length) in binds.lengths.enumerated() {
                            formats.initializeElement(at: index, to: 1)
                            switch length {
                            case Binds.null: values.initializeElement(at: index, to: nil)
                            case 0: values.initializeElement(at: index, to: empty)
                            default:
                                let start = bytes.baseAddress.map { UnsafeRawPointer($0 + offset) }
                                values.initializeElement(at: index, to: start?.assumingMemoryBound(to: CChar.self))
                                offset += Int(length)
                            }
                        }
                        return PQsendQueryPrepared(
                            pointer, serverName, Int32(count), values.baseAddress, binds.lengths, formats.baseAddress, 1
                        )
                            == 1
                    }
                }
            }
        }
    }

    /// - Returns: true when something is left to be sent, `nil` when the connection broke.
    func flush() -> Bool? {
        switch PQflush(pointer) {
        case 0: false
        case 1: true
        default: nil
        }
    }

    /// True when bytes, or the end of the stream, wait to be read.
    var hasInput: Bool {
        var byte: UInt8 = 0
        let count = recv(PQsocket(pointer), &byte, 1, Int32(MSG_PEEK | MSG_DONTWAIT))
        return count >= 0 || errno != EAGAIN && errno != EINTR
    }

    /// Reads what is there. False when the connection broke; results that came before can still be taken.
    func consumeInput() -> Bool {
        PQconsumeInput(pointer) == 1
    }

    /// False when `nextResult` would have to wait.
    var hasResult: Bool { PQisBusy(pointer) == 0 }

    /// The next `PGresult`, which the caller owns; `nil` between the results of two queries.
    func nextResult() -> OpaquePointer? {
        PQgetResult(pointer)
    }

    func nextNotification() -> (channel: String, payload: String)? {
        guard let notification = PQnotifies(pointer) else { return nil }
        defer { PQfreemem(notification) }
        return (String(cString: notification.pointee.relname), String(cString: notification.pointee.extra))
    }
}
