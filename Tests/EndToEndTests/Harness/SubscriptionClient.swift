import CloudEventsHTTP
import FoundationEssentials
import JSON

/// One subscription, as an operator handles it over JSON-RPC.
struct SubscriptionClient: Sendable {
    /// What the Command Service needs so that subscribers may live on loopback and answer late.
    static let settings = ["HINDSIGHT_ALLOW_PRIVATE_TARGETS": "127.0.0.0/8", "HINDSIGHT_WEBHOOK_TIMEOUT": "1s"]

    let name: String
    let client: HTTPClient

    /// Creates it, from the beginning of the log on.
    static func create(
        _ name: String, url: String, secret: WebhookSecret, _ more: JSONObject = [:], _ client: HTTPClient
    ) async throws -> SubscriptionClient {
        var params: JSONObject = [
            "name": .string(name), "url": .string(url), "secret": .string(secret.text), "start": "beginning",
            "max_backoff_seconds": 1,
        ]
        for (key, value) in more.members { params[key] = value }
        let answer = try await client.call("subscription.create", params)
        guard answer.result != nil else { throw HarnessProblem("\(name) was not created: \(answer.json as Any)") }
        return SubscriptionClient(name: name, client: client)
    }

    @discardableResult
    func call(_ method: String, _ more: JSONObject = [:]) async throws -> RPCAnswer {
        var params: JSONObject = [method.hasPrefix("delivery.") ? "subscription" : "name": .string(name)]
        for (key, value) in more.members { params[key] = value }
        return try await client.call(method, params)
    }

    /// The contract's object; it is asked for until it is as wanted.
    @discardableResult
    func wait(until isSatisfied: (JSONValue) -> Bool) async throws -> JSONValue {
        let deadline = ContinuousClock.now + .seconds(60)
        while true {
            let answer = try? await call("subscription.get")
            if let subscription = answer?.result, isSatisfied(subscription) { return subscription }
            guard ContinuousClock.now < deadline else {
                throw HarnessProblem("\(name) did not come to it: \(answer?.json.map { "\($0)" } ?? "no answer")")
            }
            try await Task.sleep(for: .milliseconds(20))
        }
    }

    func wait(forState state: String) async throws -> JSONValue {
        try await wait { $0["state"]?.string == state }
    }

    /// Until everything up to the position is dealt with, and nothing is amiss.
    func wait(forPosition position: Int64) async throws {
        try await wait { $0["position"]?.integer == position && $0["state"]?.string == "active" }
    }

    var failures: [JSONValue] {
        get async throws { try await call("delivery.failures").result?["items"]?.array ?? [] }
    }

    var parked: [JSONValue] {
        get async throws { try await call("delivery.parked").result?["items"]?.array ?? [] }
    }
}
