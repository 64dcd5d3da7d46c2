internal import HTTPTypes
internal import Hummingbird
internal import Logging
internal import QueryReadModels
internal import ServiceKit

/// What every question has in common: the order in which it is judged, and the headers of whatever comes out.
struct QueryEndpoint: Sendable {
    let tokens: TokenVerifier
    let gate: PositionGate

    /// 401, 403, then `body`. A problem found before the read models were asked tells the last position known here.
    func answer(
        _ request: Request, _ context: ServiceContext, scope: Scope, _ body: () async throws -> Response
    ) async throws -> Response {
        let principal = try await tokens.principal(of: request)
        do {
            try principal.require(scope)
            return try await body()
        } catch var problem as Problem {
            if problem.headers[.hindsightPosition] == nil {
                problem.headers[.hindsightPosition] = gate.waiters.known.map { String($0) }
            }
            throw problem
        } catch let error as ReadModelError {
            context.logger.error("A query failed. \(error)")
            throw Problem(error)
        }
    }

    /// Reads behind the gate and gives the answer, or the problem it is, the position that it was made from.
    func read<Value>(
        _ request: Request, _ context: ServiceContext? = nil, atLeast required: Int64?,
        _ read: () async throws -> Snapshot<Value>,
        answer: (Snapshot<Value>) throws(Problem) -> Response
    ) async throws -> Response {
        let preference = required == nil ? nil : WaitPreference(request.headers[values: .prefer])
        let snapshot = try await gate.read(atLeast: required, waiting: preference, for: context, read)
        var told: HTTPFields = [.hindsightPosition: String(snapshot.position)]
        told[.preferenceApplied] = preference?.applied
        do {
            var response = try answer(snapshot)
            response.headers.append(contentsOf: told)
            return response
        } catch {
            var problem = error
            problem.headers.append(contentsOf: told)
            throw problem
        }
    }
}
