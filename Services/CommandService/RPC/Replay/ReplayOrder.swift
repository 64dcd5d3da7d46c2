import CommandDelivery
import FoundationEssentials
import JSON
import JSONRPC
import ServiceKit
import UserContract

/// The body of `POST /webhooks/replay`.
struct ReplayOrder: Sendable, Hashable {
    let request: ReplayRequest
    /// Only tell what would be sent.
    let isDry: Bool

    /// - Throws: 400 when it is no JSON, 422 with everything that is wrong otherwise.
    init(_ body: [UInt8]) throws(Problem) {
        let value: JSONValue
        do {
            value = try JSONParser.parse(body)
        } catch {
            throw .badRequest("The body is not JSON: \(error).")
        }
        guard let object = value.object else {
            throw .invalidReplay([ParameterProblem("body", "must be an object")])
        }
        let known = object.members.filter { Self.members.contains($0.key) }.map { ($0.key, $0.value) }
        var reader = ParamReader(.byName(JSONObject(uniqueKeysWithValues: known)), declared: Self.members)
        let subscription = reader.required("subscription", SubscriptionName.paramType)
        let reason = reader.required("reason", .text(Reason.init))
        var request = ReplayRequest(subscription: subscription ?? "", reason: reason?.text ?? "")
        request.replayID = reader.optional("replay_id", .uuid)
        request.fromPosition = reader.optional("from_position", Self.position)
        request.toPosition = reader.optional("to_position", Self.position)
        request.from = reader.optional("from", .timestamp)
        request.to = reader.optional("to", .timestamp)
        request.aggregateID = reader.optional("aggregate_id", .uuid)
        request.eventTypes = reader.optional("event_types", .eventTypes)
        request.targetURL = reader.optional("target_url", TargetText.paramType)
        request.ratePerSecond = reader.optional("rate_per_second", .integer(in: ReplayRules.rates))
        request.includesSideEffects = reader.optional("include_side_effects", .bool) ?? false
        isDry = reader.optional("dry_run", .bool) ?? false
        self.request = request
        if let from = request.fromPosition, let to = request.toPosition, from > to {
            reader.report("to_position", "must not be before from_position")
        }
        if let from = request.from, let to = request.to, from > to {
            reader.report("to", "must not be before from")
        }
        let problems = reader.problems.map { ParameterProblem($0.param, $0.problem) } + Self.unknown(in: object)
        guard problems.isEmpty else {
            throw .invalidReplay(problems)
        }
    }

    private static let members = [
        "subscription", "reason", "replay_id", "from_position", "to_position", "from", "to", "aggregate_id",
        "event_types", "target_url", "rate_per_second", "include_side_effects", "dry_run",
    ]

    private static let position = ParamType<Int64>.integer(in: 1...Int64.max)

    /// Bounded, so that a small request cannot ask for a huge answer.
    private static func unknown(in object: JSONObject) -> [ParameterProblem] {
        object.keys.filter { !members.contains($0) }.prefix(100)
            .map { ParameterProblem(String($0.prefix(100)), "is not known here") }
    }
}
