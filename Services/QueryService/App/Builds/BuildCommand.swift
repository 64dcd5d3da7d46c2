import Curl
import JSON
import Logging
import QueryReadModels
import ReplayClient
import ServiceKit

/// What `rebuild` and `verify` ask of the running service.
struct BuildCommand: Sendable {
    static let connection = [
        ServiceOption("url", "the Query Service; by default that of .local/env, which compose/up writes"),
        ServiceOption.secret("token", "bearer token with the scopes events:replay and audit:read; like url"),
    ]

    let service: ServiceClient

    static func run(_ settings: ServiceSettings, _ body: (BuildCommand) async throws -> Void) async throws {
        let address = try ServiceAddress(settings, variable: "QUERY_URL")
        let driver = CurlDriver(logger: Logger(label: QueryService.name))
        let client = ServiceClient(
            driver: driver, address: address, name: "the Query Service", userAgent: "Hindsight/\(QueryService.version)")
        do {
            try await body(BuildCommand(service: client))
        } catch {
            await driver.shutdown()
            throw error
        }
        await driver.shutdown()
    }

    func order(_ path: String, follows: Bool) async throws {
        let build = try await begin(path)
        Console.print(build.line)
        if follows { try await finish(try await follow(build)) }
    }

    func cancel() async throws {
        Console.print(try report(try await service.send("DELETE", "/projections/rebuild")).line)
    }

    func status(follows: Bool) async throws {
        guard let build = try await latest() else { return Console.print("nothing has been built yet") }
        Console.print(build.line)
        if follows, !build.state.hasEnded { try await finish(try await follow(build)) }
    }

    func verify(repairs: Bool) async throws {
        let begun = try await begin("/projections/verify", repairs ? ["repair": true] : nil)
        let build = try await follow(begun)
        for line in try await differences() { Console.print(line) }
        try await finish(build)
        if repairs { return }
        guard let differences = build.differences else { throw BuildEnd.incomparable(build) }
        guard differences == 0 else { throw BuildEnd.different(differences) }
    }

    private func begin(_ path: String, _ body: JSONValue? = nil) async throws -> BuildReport {
        try report(try await service.send("POST", path, body))
    }

    private func finish(_ build: BuildReport) async throws {
        guard build.state == .done else { throw BuildEnd.notDone(build) }
        Console.print(build.line)
    }

    private func follow(_ build: BuildReport) async throws -> BuildReport {
        let follower = BuildFollower(command: self, id: build.id)
        guard let ended = try await Onlooker.look({ try await follower.showUntilEnd() }) else { throw BuildEnd.left }
        return ended
    }

    func latest() async throws(ServiceClientProblem) -> BuildReport? {
        BuildReport(try await service.send("GET", "/projections")["items"]?.array?.first?["build"])
    }

    /// Every difference that was found, one line each.
    private func differences() async throws -> [String] {
        var lines: [String] = []
        var query = "?limit=200"
        while true {
            let page = try await service.send("GET", "/projections/differences" + query)
            lines += (page["items"]?.array ?? []).map(DifferenceLine.text)
            guard let cursor = page["next_cursor"]?.string else { return lines }
            query = "?limit=200&cursor=\(cursor)"
        }
    }

    private func report(_ value: JSONValue) throws(ServiceClientProblem) -> BuildReport {
        guard let report = BuildReport(value) else { throw .unexpected(service: "the Query Service") }
        return report
    }
}
