import Crypto
public import FoundationEssentials
import UserContract

/// Which stretch of which log a webhook request covers, and for whom.
public struct DeliveryOrder: Sendable, Hashable {
    /// The event log's own id.
    public var log: UUID
    public var subscription: String
    /// The previous request's `through`. Nil for parked events, which stand outside the order.
    public var after: Int64?
    /// The last event at or below `after` that this subscription passes.
    public var afterEvent: UUID?
    /// The position that the subscriber has once it accepts. Nil for parked events.
    public var through: Int64?
    /// The log's head when this was sent. Not part of the id: it differs between attempts.
    public var head: Int64
    public var replayID: UUID?

    public init(
        log: UUID, subscription: String, after: Int64?, afterEvent: UUID? = nil, through: Int64?, head: Int64,
        replayID: UUID? = nil
    ) {
        self.log = log
        self.subscription = subscription
        self.after = after
        self.afterEvent = afterEvent
        self.through = through
        self.head = head
        self.replayID = replayID
    }

    /// Events that were parked and are sent after all: a subscriber must not skip them by position.
    public var isParked: Bool {
        after == nil && through == nil
    }

    /// `msg_` and the first 32 hex digits of SHA-256 of
    /// `{log}\n{subscription}\n{after}\n{after-event}\n{through}\n{replay-id}`, absent values empty: equal for every
    /// attempt at the same request, and a signature over it covers the ordering headers.
    public var webhookID: String {
        let parts = [
            log.text, subscription, after.map { String($0) } ?? "", afterEvent?.text ?? "",
            through.map { String($0) } ?? "", replayID?.text ?? "",
        ]
        let digest = SHA256.hash(data: Array(parts.joined(separator: "\n").utf8))
        let digits = digest.prefix(16).map { byte in
            let hex = String(byte, radix: 16)
            return hex.count == 1 ? "0" + hex : hex
        }
        return "msg_" + digits.joined()
    }
}
