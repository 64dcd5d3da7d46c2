import CloudEventsHTTP
import CommandDelivery
import JSON
import UserContract

/// The results of the `subscription.*` methods.
enum SubscriptionJSON {
    static func one(_ status: SubscriptionStatus) -> [UInt8] {
        object { writer in status.write(into: &writer) }
    }

    /// The only answer that holds a secret.
    static func revealed(_ revealed: RevealedSecret) -> [UInt8] {
        object { writer in
            revealed.subscription.write(into: &writer)
            writer.member("secret", revealed.secret?.text)
        }
    }

    static func list(_ all: [SubscriptionStatus]) -> [UInt8] {
        object { writer in
            writer.items(all) { status, writer in
                writer.beginObject()
                status.write(into: &writer)
                writer.endObject()
            }
        }
    }

    private static func object(_ members: (inout JSONWriter) -> Void) -> [UInt8] {
        var writer = JSONWriter(reservingCapacity: 512)
        writer.beginObject()
        members(&writer)
        writer.endObject()
        return writer.bytes
    }
}

extension SubscriptionStatus {
    fileprivate func write(into writer: inout JSONWriter) {
        writer.member("name", name)
        writer.member("url", url)
        writer.member("state", state.rawValue)
        writer.member("state_since", stateSince.rfc3339)
        writer.member("position", position)
        writer.member("lag_events", lagEvents)
        writer.member("lag_seconds", .number(JSONNumber(thousandths: lagSeconds)))
        if let eventTypes {
            writer.member("event_types", .array(eventTypes.sorted().map { .string($0) }))
        }
        writer.member("max_batch", maxBatch)
        writer.member("on_poison", onPoison.rawValue)
        writer.member("parked_users", parkedUsers)
        writer.member("last_success_at", lastSuccessAt?.rfc3339)
        if let lastFailure {
            writer.key("last_failure")
            writer.beginObject()
            writer.member("at", lastFailureAt?.rfc3339)
            writer.member("position", lastFailure.position)
            writer.member("event_id", lastFailure.eventID?.text)
            writer.member("status", lastFailure.status)
            writer.member("reason", lastFailure.reason)
            writer.endObject()
        }
        writer.member("next_attempt_at", nextAttemptAt?.rfc3339)
    }
}
