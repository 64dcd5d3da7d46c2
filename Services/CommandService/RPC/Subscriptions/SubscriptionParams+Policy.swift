import CommandDelivery
import JSON
import JSONRPC
import UserContract

/// What is sent, and how.
extension SubscriptionParams {
    static let eventTypes = Param(
        "event_types", "Only events of these types; all when absent.",
        schema: ["type": "array", "minItems": 1, "items": OpenRPCSchemas.eventType], type: .eventTypes)

    static let start = Param(
        "start",
        "`now`: begins with the next event. `beginning`: with the first. A number: the last position it already has.",
        schema: [
            "oneOf": [
                ["type": "string", "enum": ["now", "beginning"]], ["type": "integer", "minimum": 0],
            ], "default": "now",
        ],
        type: ParamType { value throws(ParamFault) -> SubscriptionDraft.Start in
            switch value {
            case "now": return .now
            case "beginning": return .beginning
            default:
                guard let position = value.integer, position >= 0 else {
                    throw ParamFault("must be \"now\", \"beginning\" or an integer of at least 0")
                }
                return .after(position)
            }
        })

    static let maxBatch = Param(
        "max_batch", "Events in one request at most; more than 1 are sent as a CloudEvents batch.",
        schema: .integer(in: SubscriptionRules.batchSizes, default: 1),
        type: .integer(in: SubscriptionRules.batchSizes))

    static let onPoison = Param(
        "on_poison",
        "What becomes of an event that is refused by itself. `block`: it is retried without end. `park`: it and all later "
            + "ones of its user are put aside, and all others flow on. Mail is always parked.",
        schema: ["type": "string", "enum": .array(PoisonPolicy.allCases.map { .string($0.rawValue) })],
        type: ParamType.choice(of: PoisonPolicy.self))

    static let maxBackoffSeconds = Param(
        "max_backoff_seconds", "The longest wait between two attempts.",
        schema: .integer(in: SubscriptionRules.backoffSeconds, default: 300),
        type: .integer(in: SubscriptionRules.backoffSeconds))

    static let dataVersions = Param(
        "data_versions", "The schema versions of data that are wanted, by event type; the newest when absent.",
        schema: [
            "type": "object", "propertyNames": OpenRPCSchemas.eventType,
            "additionalProperties": ["type": "integer", "minimum": 1],
        ],
        type: ParamType<JSONObject>.object.map { object throws(ParamFault) in
            var versions: [UserEventType: Int] = [:]
            for (key, value) in object.members {
                guard let type = UserEventType(rawValue: key) else {
                    throw ParamFault("names an event type that does not exist: \(key.prefix(40))")
                }
                let known = UserEventSchema.versions(of: type)
                guard let version = value.integer, known.contains(Int(clamping: version)) else {
                    throw ParamFault("[\(key)] must be one of \(known.map { "\($0)" }.joined(separator: ", "))")
                }
                versions[type] = Int(version)
            }
            return versions
        })

    static let verify = Param(
        "verify", "Ask the target for its consent before the first delivery (CloudEvents web hooks, section 4).",
        schema: ["type": "boolean", "default": false], type: .bool)
}
