internal import FoundationEssentials
internal import Postgres
internal import UserContract

/// What people ask for. Each holds the live checkpoint for a moment, so that every delivery is either before it or knows
/// of it.
extension BuildStore {
    /// Writes down a build to be made; from then on every live delivery is kept for it.
    public func request(_ kind: BuildKind, by subject: String) async throws(BuildRefusal) -> Build {
        let id = UUID.version7()
        let inserted: Timestamp? = try await locked { transaction, _ in
            if kind == .rollback, try await !hasPrevious(transaction) { throw BuildRefusal.noPreviousCopy }
            let rows = try await transaction.execute(
                ControlStatements.insertBuild, [id, kind.rawValue, Int32(ownVersion), subject])
            guard let row = rows.first else { return nil }
            // What was kept for the one before is of no use.
            _ = try await transaction.execute(ControlStatements.emptyInbox)
            return Timestamp(try row.decode(column: 0, as: PostgresTimestamp.self))
        }
        guard let inserted else { throw .running }
        return Build(id: id, kind: kind, version: ownVersion, requestedBy: subject, requestedAt: inserted)
    }

    /// Ends the build that is not finished.
    public func cancel() async throws(BuildRefusal) -> Build {
        let cancelled: Build? = try await locked { transaction, _ in
            guard let row = try await transaction.execute(ControlStatements.findBuild, [nil as UUID?, true]).first
            else { return nil }
            var build = try Build(row)
            try await end(build, as: .cancelled, error: nil, transaction)
            build.state = .cancelled
            build.finishedAt = .now()
            return build
        }
        guard let cancelled else { throw .notRunning }
        return cancelled
    }

    /// Ends a build that cannot go on. Nothing happens when it has ended before.
    public func fail(_ build: Build, _ sentence: String) async throws(ReadModelError) {
        do throws(BuildRefusal) {
            try await locked { transaction, _ in
                try await end(build, as: .failed, error: sentence, transaction)
            }
        } catch {
            throw ReadModelError(error)
        }
    }

    func end(
        _ build: Build, as state: BuildState, error: String?, _ transaction: PostgresTransaction
    ) async throws {
        _ = try await transaction.execute(ControlStatements.endBuild, [build.id, state.rawValue, error])
        _ = try await transaction.execute(ControlStatements.emptyInbox)
    }

    /// Runs `body` while nothing can be applied to the copy that serves, whose version it is given.
    @discardableResult
    func locked<Value: Sendable>(
        _ body: (PostgresTransaction, Int) async throws -> Value
    ) async throws(BuildRefusal) -> Value {
        do {
            return try await client.withTransaction { transaction in
                let version = try await transaction.execute(ControlStatements.lockLive)[0].decode(
                    column: 0, as: Int32.self)
                return try await body(transaction, Int(version))
            }
        } catch let refusal as BuildRefusal {
            throw refusal
        } catch {
            throw .store(ReadModelError(anything: error))
        }
    }

    /// Whether a copy of this program's version was kept.
    private func hasPrevious(_ transaction: PostgresTransaction) async throws -> Bool {
        let name = ReadModelSchema(version: ownVersion, copy: .previous).name
        return try await transaction.execute(ControlStatements.copyExists, [name])[0].decode(column: 0)
    }
}

extension ReadModelError {
    init(_ refusal: BuildRefusal) {
        self =
            if case .store(let error) = refusal { error } else { .broken(detail: "A build was not as it was read.") }
    }

    init(anything error: any Error) {
        switch error {
        case let error as PostgresError: self.init(error)
        case let error as ReadModelError: self = error
        case let error as MigrationError: self.init(migration: error)
        case is CancellationError: self = .unavailable(detail: "The service is stopping.")
        default: self = .broken(detail: "An answer could not be read.")
        }
    }

    private init(migration error: MigrationError) {
        switch error {
        case .database(let error), .failed(_, let error): self.init(error)
        default: self = .broken(detail: "\(error)")
        }
    }
}
