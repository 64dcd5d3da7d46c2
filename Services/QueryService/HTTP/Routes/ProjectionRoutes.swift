internal import HTTPTypes
internal import Hummingbird
internal import JSON
public import QueryReadModels
public import ServiceKit
internal import UserContract

/// `/projections`: how far the read models are, and everything that is done with their copies.
public struct ProjectionRoutes: Sendable {
    static let path = "/projections"

    let readModels: ReadModels
    let builds: BuildStore
    let endpoint: QueryEndpoint
    let canReplay: Bool
    let now: @Sendable () -> Timestamp

    /// - Parameter canReplay: whether the Command Service can be asked for replays, without which nothing is built.
    public init(readModels: ReadModels, builds: BuildStore, tokens: TokenVerifier, canReplay: Bool) {
        self.readModels = readModels
        self.builds = builds
        self.canReplay = canReplay
        endpoint = QueryEndpoint(tokens: tokens, gate: PositionGate(waiters: readModels.positions.waiters))
        now = { .now() }
    }

    public func add(to router: ServiceRouter) {
        addStatus(to: router)
        addDifferences(to: router)
        addBuilds(to: router)
    }

    private func addStatus(to router: ServiceRouter) {
        router.get(RouterPath(Self.path)) { request, context in
            try await endpoint.answer(request, context, scope: .auditRead) {
                try QueryParameters(request, allowed: []).finish()
                let live = try await builds.live()
                let build = try await builds.latest()
                let isOurs = live.version == builds.ownVersion
                let status = isOurs ? try await readModels.status() : nil
                let check = isOurs ? try await CheckJournal(readModels).latest() : nil
                let item = ProjectionDocument.item(
                    status, version: builds.ownVersion, live: live, build: build, check: check, at: now())
                return Self.answer(
                    ["items": [item]],
                    headers: status.map { [.hindsightPosition: String($0.position)] } ?? [:])
            }
        }
    }

    /// What is found about one moment is never the next one's answer.
    static func answer(
        _ document: JSONValue, status: HTTPResponse.Status = .ok, headers: HTTPFields = [:]
    ) -> Response {
        var headers = headers
        headers[.cacheControl] = CachePolicy.never.rawValue
        return .json(document.serialized(), status: status, headers: headers)
    }
}
