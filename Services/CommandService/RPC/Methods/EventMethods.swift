import CommandApplication
import JSON
import JSONRPC
import Logging
import ServiceKit

/// `events.read`: the log as it is, for auditors.
struct EventMethods: Sendable {
    let events: any EventReader

    var all: [RPCMethod] { [read] }

    private var read: RPCMethod {
        RPCMethod(
            "events.read", "Reads events in the order of their positions, each as it is stored.",
            details: """
                Go on with `next_after_position` as `after_position` until there is none: that gives every matching event \
                once, also while events are appended. A page may hold fewer events than `limit`, even none, and yet have \
                a next one, because only so much of the log is looked through for one page. To go on later, when new \
                events have come, use `head_position` of the last page.
                """,
            scope: .eventsRead,
            params: [
                .optional(EventParams.aggregateID), .optional(EventParams.afterPosition), .optional(EventParams.from),
                .optional(EventParams.to), .optional(EventParams.eventTypes), .optional(EventParams.limit),
            ],
            result: .eventPage, errors: ErrorDescriptor.ofEveryMethod, example: .readEvents
        ) { [events] reader, caller throws(RPCError) in
            let aggregateID = reader.optional(EventParams.aggregateID)
            let after = reader.optional(EventParams.afterPosition) ?? 0
            let from = reader.optional(EventParams.from)
            let to = reader.optional(EventParams.to)
            let types = reader.optional(EventParams.eventTypes)
            let limit = reader.optional(EventParams.limit) ?? EventParams.defaultLimit
            if let from, let to, from > to {
                reader.report("to", "must not be before from")
            }
            try reader.finish()
            let filter = EventFilter(aggregateID: aggregateID, types: types, from: from, to: to)
            return .other { () throws(CallFault) in
                try await Self.page(filter, after, Int(limit), events, caller)
            }
        }
    }

    private static func page(
        _ filter: EventFilter, _ after: Int64, _ limit: Int, _ events: any EventReader, _ caller: Caller
    ) async throws(CallFault) -> [UInt8] {
        do throws(EventStoreError) {
            return try await events.page(filter, after: after, limit: limit).json
        } catch {
            if case .corrupt(let sentence) = error {
                caller.logger.error("events could not be read", metadata: ["problem": "\(sentence)"])
            }
            throw CallFault(error)
        }
    }
}
