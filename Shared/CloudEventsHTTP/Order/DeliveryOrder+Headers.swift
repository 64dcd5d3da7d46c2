import FoundationEssentials
import UserContract

extension DeliveryOrder {
    /// The ordering headers of a request, absent ones left out. `webhook-id` is not among them.
    public var headers: [(String, String)] {
        let all: [(String, String?)] = [
            (DeliveryHeader.subscription, subscription),
            (DeliveryHeader.log, log.text),
            (DeliveryHeader.after, after.map { String($0) }),
            (DeliveryHeader.afterEvent, afterEvent?.text),
            (DeliveryHeader.through, through.map { String($0) }),
            (DeliveryHeader.head, String(head)),
            (DeliveryHeader.parked, isParked ? "true" : nil),
            (DeliveryHeader.replayID, replayID?.text),
        ]
        return all.compactMap { name, value in value.map { (name, $0) } }
    }

    /// Reads the ordering headers of a request.
    /// - Parameter lookup: the value of a header, nil if the request has none of that name.
    public init(headers lookup: (String) -> String?) throws(DeliveryOrderProblem) {
        guard let subscription = lookup(DeliveryHeader.subscription), !subscription.isEmpty else {
            throw .missing(DeliveryHeader.subscription)
        }
        guard let log = try Self.uuid(DeliveryHeader.log, lookup) else {
            throw .missing(DeliveryHeader.log)
        }
        guard let head = try Self.position(DeliveryHeader.head, lookup) else {
            throw .missing(DeliveryHeader.head)
        }
        let after = try Self.position(DeliveryHeader.after, lookup)
        let through = try Self.position(DeliveryHeader.through, lookup)
        switch lookup(DeliveryHeader.parked) {
        case nil:
            guard let after else {
                throw .missing(DeliveryHeader.after)
            }
            guard let through else {
                throw .missing(DeliveryHeader.through)
            }
            guard after <= through else {
                throw .invalid(DeliveryHeader.through, "must not lie before `\(DeliveryHeader.after)`")
            }
        case "true"?:
            guard after == nil, through == nil else {
                throw .invalid(
                    DeliveryHeader.parked, "excludes `\(DeliveryHeader.after)` and `\(DeliveryHeader.through)`")
            }
        default:
            throw .invalid(DeliveryHeader.parked, "must be `true` or absent")
        }
        self.init(
            log: log, subscription: subscription, after: after,
            afterEvent: try Self.uuid(DeliveryHeader.afterEvent, lookup), through: through, head: head,
            replayID: try Self.uuid(DeliveryHeader.replayID, lookup))
    }

    private static func uuid(
        _ name: String, _ lookup: (String) -> String?
    ) throws(DeliveryOrderProblem) -> UUID? {
        guard let text = lookup(name) else {
            return nil
        }
        guard let id = UUID(text: text) else {
            throw .invalid(name, "must be a UUID")
        }
        return id
    }

    private static func position(
        _ name: String, _ lookup: (String) -> String?
    ) throws(DeliveryOrderProblem) -> Int64? {
        guard let text = lookup(name) else {
            return nil
        }
        // The id is made of positions as we write them: no sign, no leading zero.
        guard let position = Int64(text), position >= 0, String(position) == text else {
            throw .invalid(name, "must be a position")
        }
        return position
    }
}
