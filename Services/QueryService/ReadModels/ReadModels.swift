public import Postgres

/// One copy of the read models in PostgreSQL. Its sessions must have its ``ReadModelSchema/sessionSettings`` set.
public struct ReadModels: Sendable {
    let client: PostgresClient
    /// Who waits for a position, and how the other instances learn of one.
    public let positions: AppliedPositions
    /// Whether this is the copy that serves; its deliveries are kept for one that is being built.
    let serves: Bool
    private let version: ServingVersion?
    /// nil for a copy that does not serve.
    let metrics: ApplyMetrics?

    /// The copy that serves.
    /// - Parameter version: what is known of the version that serves; nil when it can only be this program's.
    public init(client: PostgresClient, positions: AppliedPositions, version: ServingVersion? = nil) {
        self.client = client
        self.positions = positions
        self.version = version
        serves = true
        metrics = ApplyMetrics()
    }

    /// A copy that nobody waits for, because it does not serve.
    /// - Parameter positions: ones that nobody runs.
    public init(copy client: PostgresClient, positions: AppliedPositions) {
        self.client = client
        self.positions = positions
        version = nil
        serves = false
        metrics = nil
    }

    func execute(_ statement: Statement, _ binds: Binds) async throws(ReadModelError) -> Rows {
        try expectServed()
        do {
            return try await client.execute(statement, binds)
        } catch {
            throw ReadModelError(error)
        }
    }

    /// Throws while another projection version serves, so that nobody is told what stands still.
    func expectServed() throws(ReadModelError) {
        guard version?.isOurs ?? true else { throw .notServing }
    }

    /// Reads an answer's rows; what does not decode is a fault of ours.
    func read<Value>(_ body: () throws -> Value) throws(ReadModelError) -> Value {
        do {
            return try body()
        } catch let error as PostgresError {
            throw ReadModelError(error)
        } catch let error as ReadModelError {
            throw error
        } catch {
            throw .broken(detail: "An answer could not be read.")
        }
    }
}
