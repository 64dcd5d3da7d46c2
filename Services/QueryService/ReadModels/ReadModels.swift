public import Postgres

/// The read models in PostgreSQL. Its sessions must have ``ReadModelSchema/sessionSettings`` set.
public struct ReadModels: Sendable {
    let client: PostgresClient
    /// Who waits for a position, and how the other instances learn of one.
    public let positions: AppliedPositions

    public init(client: PostgresClient, positions: AppliedPositions) {
        self.client = client
        self.positions = positions
    }

    func execute(_ statement: Statement, _ binds: Binds) async throws(ReadModelError) -> Rows {
        do {
            return try await client.execute(statement, binds)
        } catch {
            throw ReadModelError(error)
        }
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
