public import FoundationEssentials
public import Postgres
public import QueryProjections
internal import UserContract

/// What is written down about copies and builds, in the control schema.
public struct BuildStore: Sendable {
    let client: PostgresClient
    public let ownVersion: Int

    /// - Parameter ownVersion: the projection version that this program builds.
    public init(client: PostgresClient, ownVersion: Int = ReadModelSchema.version) {
        self.client = client
        self.ownVersion = ownVersion
    }

    public func live() async throws(ReadModelError) -> LiveCopy {
        guard let row = try await execute(ControlStatements.findLive).first else {
            throw .broken(detail: "No copy of the read models serves; run migrate.")
        }
        return try read {
            var previous: LiveCopy.Replaced?
            if let version = try row.decode(column: 1, as: Int32?.self) {
                previous = LiveCopy.Replaced(
                    version: Int(version), position: try row.decode(column: 2),
                    at: Timestamp(try row.decode(column: 3, as: PostgresTimestamp.self)))
            }
            return LiveCopy(version: Int(try row.decode(column: 0, as: Int32.self)), previous: previous)
        }
    }

    /// The build that is not finished, else the last one.
    public func latest() async throws(ReadModelError) -> Build? {
        try await find(replay: nil, unfinished: false)
    }

    public func unfinished() async throws(ReadModelError) -> Build? {
        try await find(replay: nil, unfinished: true)
    }

    /// The unfinished build that ordered this replay.
    public func unfinished(replay: UUID) async throws(ReadModelError) -> Build? {
        try await find(replay: replay, unfinished: true)
    }

    /// Differences that the last comparison found, those after a number: ascending in the order in which they were found.
    public func differences(
        after number: Int64, limit: Int
    ) async throws(ReadModelError) -> [(number: Int64, difference: ReadModelDifference)] {
        let rows = try await execute(ControlStatements.listDifferences, [number, Int32(limit)])
        return try read { try rows.map { (try $0.decode(column: 0), try ReadModelDifference($0)) } }
    }

    private func find(replay: UUID?, unfinished: Bool) async throws(ReadModelError) -> Build? {
        let rows = try await execute(ControlStatements.findBuild, [replay, unfinished])
        return try read { try rows.first.map(Build.init) }
    }

    @discardableResult
    func execute(_ statement: Statement, _ binds: Binds = []) async throws(ReadModelError) -> Rows {
        do {
            return try await client.execute(statement, binds)
        } catch {
            throw ReadModelError(error)
        }
    }

    /// What may take long gets a connection of its own: on a shared one, questions would wait behind it.
    @discardableResult
    func executeApart(
        _ statement: Statement, _ binds: Binds, timeout: Duration
    ) async throws(ReadModelError) -> Rows {
        do {
            return try await client.withConnection { try await $0.execute(statement, binds, timeout: timeout) }
        } catch {
            throw ReadModelError(anything: error)
        }
    }

    func read<Value>(_ body: () throws -> Value) throws(ReadModelError) -> Value {
        do {
            return try body()
        } catch {
            throw ReadModelError(anything: error)
        }
    }
}
