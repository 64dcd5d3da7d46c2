public import Postgres

/// The schema of one copy of the read models. Its name tells the projection version, so that copies of another version, and
/// one that is being filled, can stand beside the one that serves.
public struct ReadModelSchema: Sendable, Hashable {
    public enum Copy: String, Sendable {
        case serving = ""
        case building = "_building"
        case previous = "_previous"
    }

    public let version: Int
    public let copy: Copy

    public init(version: Int = ReadModelSchema.version, copy: Copy = .serving) {
        self.version = version
        self.copy = copy
    }

    public var name: String { "read_v\(version)\(copy.rawValue)" }

    /// What the sessions that read or write this copy need set.
    public var sessionSettings: [String: String] { ["search_path": name] }

    /// Applies what the copy lacks.
    func migrate(_ client: PostgresClient) async throws(MigrationError) -> [Migration] {
        try await Migrator(migrations: Migrations.all, schema: name).migrate(client)
    }
}

extension ReadModelSchema {
    /// This program's projection version. Part of every ETag: another version may render a revision differently.
    public static let version = 1

    /// What the sessions of the service and of the migration need set.
    public static let sessionSettings = ReadModelSchema().sessionSettings

    /// Makes the control schema and, unless another version serves, this version's, and applies what they lack.
    /// - Returns: the migrations that this call applied.
    public static func migrate(
        _ client: PostgresClient, version: Int = ReadModelSchema.version
    ) async throws(MigrationError) -> [Migration] {
        let schema = ReadModelSchema(version: version)
        var applied = try await ControlSchema.migrate(client)
        do throws(PostgresError) {
            let live = try await ControlSchema.liveVersion(client)
            guard live == nil || live == version else { return applied }
            _ = try await client.execute(ControlStatements.foundCopy, [schema.name])
        } catch {
            throw .database(error)
        }
        applied += try await schema.migrate(client)
        do throws(PostgresError) {
            _ = try await client.execute(ControlStatements.adoptLive, [Int32(version)])
        } catch {
            throw .database(error)
        }
        return applied
    }

    /// Changes nothing; throws unless the control schema, and the copy that serves if it is of this version, are exactly
    /// this binary's.
    /// - Returns: the version that serves.
    @discardableResult
    public static func check(
        _ client: PostgresClient, version: Int = ReadModelSchema.version
    ) async throws(MigrationError) -> Int {
        try await ControlSchema.check(client)
        let live: Int?
        do throws(PostgresError) {
            live = try await ControlSchema.liveVersion(client)
        } catch {
            throw .database(error)
        }
        guard let live else { throw .pending(numbers: Migrations.all.map(\.number)) }
        if live == version {
            let name = ReadModelSchema(version: version).name
            try await Migrator(migrations: Migrations.all, schema: name).check(client)
        }
        return live
    }
}
