import FoundationEssentials
import JSON

/// An operator of the read models: `query-service rebuild` and `verify` against the running pair.
struct BuildClient: Sendable {
    let pair: HindsightPair
    var service: ServiceProcess?

    /// Runs a subcommand with a token that may do it.
    func run(_ arguments: String...) async throws -> OneShot {
        try await run(arguments)
    }

    func run(_ arguments: [String]) async throws -> OneShot {
        try await OneShot.run(
            .queryService, arguments,
            [
                "HINDSIGHT_URL": (service ?? pair.query).baseURL,
                "HINDSIGHT_TOKEN": try await pair.mint("kim", "events:replay audit:read"),
            ])
    }

    /// The running build, else the last one.
    var build: JSONValue? {
        get async throws {
            let queries = HTTPClient(
                driver: pair.driver, baseURL: (service ?? pair.query).baseURL,
                token: try await pair.mint("kim", "audit:read"))
            return try await queries.get("/projections")["items"]?.array?.first?["build"]
        }
    }

    /// Asked for until it is as wanted, through whatever breaks meanwhile.
    @discardableResult
    func waitForBuild(until isSatisfied: (JSONValue) -> Bool) async throws -> JSONValue {
        let deadline = ContinuousClock.now + .seconds(90)
        while true {
            let build = try? await build
            if let build, isSatisfied(build) { return build }
            guard ContinuousClock.now < deadline else {
                throw HarnessProblem("the build did not come to it: \(build.map { "\($0)" } ?? "no answer")")
            }
            try await Task.sleep(for: .milliseconds(20))
        }
    }
}
