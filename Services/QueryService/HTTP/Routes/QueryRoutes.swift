public import QueryReadModels
public import ServiceKit

/// Every question that the service answers.
public struct QueryRoutes: Sendable {
    let readModels: ReadModels
    let endpoint: QueryEndpoint

    public init(readModels: ReadModels, tokens: TokenVerifier) {
        self.readModels = readModels
        endpoint = QueryEndpoint(tokens: tokens, gate: PositionGate(waiters: readModels.positions.waiters))
    }

    public func add(to router: ServiceRouter) {
        addUser(to: router)
        addDirectory(to: router)
        addHistory(to: router)
        addAudit(to: router)
        addStatistics(to: router)
        addDocument(to: router)
        addExplorer(to: router)
    }
}
