internal import FoundationEssentials
public import Postgres
internal import QueryProjections

/// What whoever drives a build does to its copy. Every call may be repeated after a crash.
extension BuildStore {
    /// Long enough for an index over a large table, or for whoever still holds a lock to end.
    private static let patience = Duration.seconds(3600)

    /// - Returns: false when the build has ended meanwhile, so that there is nothing to go on with.
    public func save(_ build: Build) async throws(ReadModelError) -> Bool {
        try await !execute(ControlStatements.updateBuild, build.binds).isEmpty
    }

    public func observe(_ build: Build) async throws(ReadModelError) -> BuildObservation {
        guard let row = try await execute(ControlStatements.observeBuild, [build.id, build.schema.name]).first else {
            throw .broken(detail: "No copy of the read models serves; run migrate.")
        }
        return try read {
            var copy: BuildObservation.CopyProgress?
            if let position = try row.decode(column: 3, as: Int64?.self) {
                copy = BuildObservation.CopyProgress(log: try row.decode(column: 2), position: position)
            }
            return BuildObservation(
                liveVersion: Int(try row.decode(column: 0, as: Int32.self)),
                livePosition: try row.decode(column: 1, as: Int64?.self) ?? 0, copy: copy,
                waitingDeliveries: try row.decode(column: 4), missingIndexes: try row.decode(column: 5))
        }
    }

    /// Makes the copy ready to be filled: a fresh one without what filling can do without, or the one that was kept.
    public func prepare(_ build: Build) async throws(ReadModelError) {
        let schema = build.schema
        if build.kind != .rollback {
            try await executeApart(ControlStatements.makeCopy, [schema.name], timeout: Self.patience)
        }
        do {
            _ = try await schema.migrate(client)
        } catch {
            throw ReadModelError(anything: error)
        }
        if build.kind == .rollback {
            try await execute(ControlStatements.reviveCopy, [schema.name])
        } else {
            try await executeApart(ControlStatements.setIndexesAside, [schema.name], timeout: Self.patience)
        }
    }

    public func putIndexBack(_ build: Build) async throws(ReadModelError) {
        try await executeApart(ControlStatements.putIndexBack, [build.schema.name], timeout: Self.patience)
    }

    public func analyze(_ build: Build) async throws(ReadModelError) {
        try await executeApart(ControlStatements.analyzeCopy, [build.schema.name], timeout: Self.patience)
    }

    /// Whether the copy and the one that serves tell one history as far as both have come.
    public func tellsLiveHistory(_ build: Build) async throws(ReadModelError) -> Bool {
        let rows = try await execute(ControlStatements.sameHistory, [build.schema.name])
        return try read { try rows[0].decode(column: 0) }
    }

    /// Writes down every row of the copy that serves that differs, as far as both have come.
    /// - Returns: how many.
    public func compare(_ build: Build) async throws(ReadModelError) -> Int64 {
        do {
            return try await client.withTransaction(isolation: .repeatableRead) { transaction in
                _ = try await transaction.execute(ControlStatements.forgetDifferences, [nil as UUID?])
                return try await compare(build, settled: false, transaction)
            }
        } catch {
            throw ReadModelError(anything: error)
        }
    }

    func compare(_ build: Build, settled: Bool, _ transaction: PostgresTransaction) async throws -> Int64 {
        try await transaction.execute(
            ControlStatements.compareCopies, [build.id, build.schema.name, settled], timeout: Self.patience)[0]
            .decode(column: 0)
    }

    /// The next live deliveries that were kept, those that end beyond a position.
    public func kept(
        for build: Build, after position: Int64, limit: Int
    ) async throws(ReadModelError) -> [KeptDelivery] {
        let rows = try await execute(ControlStatements.readInbox, [position, build.id, Int32(limit)])
        return try read {
            try rows.map { row in
                KeptDelivery(
                    through: try row.decode(column: 0), log: try row.decode(column: 1),
                    after: try row.decode(column: 2), afterEvent: try row.decode(column: 3),
                    head: try row.decode(column: 4),
                    raw: RawDelivery(
                        contentType: try row.decode(column: 5), body: try row.decode(column: 6, as: Bytes.self).bytes))
            }
        }
    }

    /// Drops the copy that was kept, which the next switch replaces: of the version that serves, or of one before it.
    public func dropPrevious() async throws(ReadModelError) {
        let live = try await live()
        if let kept = live.previous?.version {
            try await drop(ReadModelSchema(version: kept, copy: kept == live.version ? .previous : .serving).name)
        }
        try await drop(ReadModelSchema(version: ownVersion, copy: .previous).name)
    }

    /// Drops every copy that no build fills.
    public func dropAbandoned() async throws(ReadModelError) {
        for name in try await abandoned() {
            try await drop(name)
        }
    }

    public func hasAbandoned() async throws(ReadModelError) -> Bool {
        try await !abandoned().isEmpty
    }

    private func abandoned() async throws(ReadModelError) -> [String] {
        let rows = try await execute(ControlStatements.copiesOfNobody)
        return try read { try rows.map { try $0.decode(column: 0) } }
    }

    /// Takes the one lock of whoever drives builds, for as long as the connection lives; again and again, if asked.
    /// - Returns: false while another process has it.
    public static func takeLock(on connection: PostgresConnection) async throws -> Bool {
        try await connection.execute(ControlStatements.tryBuildLock)[0].decode(column: 0)
    }

    private func drop(_ name: String) async throws(ReadModelError) {
        try await executeApart(ControlStatements.dropCopy, [name], timeout: Self.patience)
    }
}
