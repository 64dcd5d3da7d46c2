import CommandDelivery
import JSONRPC
import ServiceKit
import UserContract

/// The `delivery.*` methods: what went wrong, and what becomes of events that were put aside.
struct DeliveryMethods: Sendable {
    let delivery: any DeliveryAdministration

    var all: [RPCMethod] {
        [failures, parked, retry, discard]
    }

    private var failures: RPCMethod {
        .delivery(
            "delivery.failures", "Lists the last failed attempts, the latest first.",
            params: [.required(DeliveryParams.subscription), .optional(DeliveryParams.limit)], result: .failures,
            errors: [.subscriptionNotFound], example: .failures
        ) { [delivery] reader, _ throws(RPCError) in
            let givenName = reader.required(DeliveryParams.subscription)
            let limit = Int(reader.optional(DeliveryParams.limit) ?? DeliveryParams.defaultLimit)
            let name = try reader.finish(givenName)
            return .reading(name) { () throws(DeliveryAdministrationError) in
                DeliveryJSON.failures(try await delivery.failures(of: name, limit: limit))
            }
        }
    }

    private var parked: RPCMethod {
        .delivery(
            "delivery.parked", "Lists the events that wait for delivery.retry or delivery.discard, by position.",
            params: [
                .required(DeliveryParams.subscription), .optional(DeliveryParams.limit),
                .optional(DeliveryParams.cursor),
            ],
            result: .parkedEvents, errors: [.subscriptionNotFound], example: .parked
        ) { [delivery] reader, _ throws(RPCError) in
            let givenName = reader.required(DeliveryParams.subscription)
            let limit = Int(reader.optional(DeliveryParams.limit) ?? DeliveryParams.defaultLimit)
            let after = reader.optional(DeliveryParams.cursor) ?? 0
            let name = try reader.finish(givenName)
            return .reading(name) { () throws(DeliveryAdministrationError) in
                // One more than asked for tells whether there is a next page.
                DeliveryJSON.parked(try await delivery.parked(by: name, after: after, limit: limit + 1), limit: limit)
            }
        }
    }

    private var retry: RPCMethod {
        .delivery(
            "delivery.retry",
            "Sends a user's parked events again, in order, until one is refused; or those of all users, one by one.",
            params: [
                .required(DeliveryParams.subscription), .optional(DeliveryParams.position),
                .optional(DeliveryParams.all),
            ],
            result: .parkedCount, errors: [.subscriptionNotFound], example: .retry
        ) { [delivery] reader, _ throws(RPCError) in
            let givenName = reader.required(DeliveryParams.subscription)
            let givenSelection = DeliveryParams.selection(&reader)
            let (name, selection) = try reader.finish(givenName, givenSelection)
            return .changing(name) { () throws(DeliveryAdministrationError) in
                DeliveryJSON.count(try await delivery.retry(selection, of: name), of: name)
            }
        }
    }

    private var discard: RPCMethod {
        .delivery(
            "delivery.discard", "Gives parked events up: they are never sent to this subscription.",
            details: "Later events of the user stay parked until delivery.retry.",
            params: [
                .required(DeliveryParams.subscription), .required(DeliveryParams.reason),
                .optional(DeliveryParams.position), .optional(DeliveryParams.all),
            ],
            result: .parkedCount, errors: [.subscriptionNotFound], example: .discard
        ) { [delivery] reader, caller throws(RPCError) in
            let givenName = reader.required(DeliveryParams.subscription)
            let givenReason = reader.required(DeliveryParams.reason)
            let givenSelection = DeliveryParams.selection(&reader)
            let (name, reason, selection) = try reader.finish(givenName, givenReason, givenSelection)
            let actor = caller.principal?.subject ?? ""
            return .changing(name) { () throws(DeliveryAdministrationError) in
                DeliveryJSON.count(
                    try await delivery.discard(selection, of: name, reason: reason.text, by: actor), of: name)
            }
        }
    }
}
