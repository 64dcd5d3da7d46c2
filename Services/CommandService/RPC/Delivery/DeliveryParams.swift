import CommandDelivery
import JSON
import JSONRPC
import UserContract

/// The params of the `delivery.*` methods.
enum DeliveryParams {
    static let limits: ClosedRange<Int64> = 1...1_000
    static let defaultLimit: Int64 = 100

    static let subscription = Param(
        "subscription", "The subscription's name.", schema: SubscriptionName.schema, type: SubscriptionName.paramType)

    static let limit = Param(
        "limit", "Items at most.", schema: .integer(in: limits, default: defaultLimit), type: .integer(in: limits))

    static let cursor = Param(
        "cursor", "`next_cursor` of the page before.",
        schema: ["type": "string", "pattern": "^[A-Za-z0-9_-]+$"],
        type: ParamType<String>.string.map { text throws(ParamFault) in
            guard let position = PageCursor.position(in: text) else {
                throw ParamFault("must be the next_cursor of a page before")
            }
            return position
        })

    static let position = Param(
        "position", "That of a parked event: all that its user has parked is meant.",
        schema: ["type": "integer", "minimum": 1], type: .integer(in: 1...Int64.max))

    static let all = Param(
        "all", "Instead of a position: everything that is parked.", schema: ["type": "boolean", "default": false],
        type: .bool)

    static let reason = Param(
        "reason", "Why; kept with the events that are not sent.",
        schema: ["type": "string", "minLength": 1, "maxLength": .integer(Int64(Reason.limit))],
        type: .text(Reason.init))

    /// Either a position or `all: true`. Nil when there was a problem, which the reader has recorded.
    static func selection(_ reader: inout ParamReader) -> ParkedSelection? {
        let position = reader.optional(position)
        let all = reader.optional(all)
        if reader.isGiven("position") {
            guard all != true else {
                reader.report("all", "must not be given together with position")
                return nil
            }
            return position.map(ParkedSelection.position)
        }
        guard all == true else {
            // An `all` that could not be read has been told of.
            if all != nil || !reader.isGiven("all") {
                reader.report("position", "or all: true must be given")
            }
            return nil
        }
        return .all
    }
}
