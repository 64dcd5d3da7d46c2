import FoundationEssentials
import JSON
import JSONRPC
import UserContract

/// The params of `events.read`, all of which may be absent.
enum EventParams {
    static let limits: ClosedRange<Int64> = 1...1_000
    static let defaultLimit: Int64 = 100

    static let aggregateID = Param(
        "aggregate_id", "Only the events of this user.", schema: ["type": "string", "format": "uuid"], type: .uuid)

    static let afterPosition = Param(
        "after_position", "Only events beyond this position; `next_after_position` of the page before.",
        schema: ["type": "integer", "minimum": 0, "default": 0], type: .integer(in: 0...Int64.max))

    static let from = Param(
        "from", "Only events of this time or later.", schema: ["type": "string", "format": "date-time"],
        type: .timestamp)

    static let to = Param(
        "to", "Only events before this time.", schema: ["type": "string", "format": "date-time"], type: .timestamp)

    static let eventTypes = Param(
        "event_types", "Only events of these types.",
        schema: [
            "type": "array", "minItems": 1, "items": OpenRPCSchemas.eventType,
        ],
        type: ParamType<Set<UserEventType>>.eventTypes.map { types in Set(types.map(\.rawValue)) })

    static let limit = Param(
        "limit", "Events on a page at most.",
        schema: [
            "type": "integer", "minimum": .integer(limits.lowerBound), "maximum": .integer(limits.upperBound),
            "default": .integer(defaultLimit),
        ],
        type: .integer(in: limits))
}
