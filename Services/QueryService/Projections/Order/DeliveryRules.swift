/// Whether a delivery fits what has been applied (contract, sections 2 and 3).
public enum DeliveryRules {
    /// A divergence that can be seen is told before a position that does not fit: rewinding would not mend it.
    public static func judge(_ delivery: Delivery, against applied: AppliedWindow) -> DeliveryVerdict {
        let checkpoint = applied.checkpoint
        if let log = checkpoint.log, log != delivery.log {
            return .logDiverged
        }
        guard delivery.after <= checkpoint.position else {
            return .positionMismatch
        }
        if let afterEvent = delivery.afterEvent, applied.eventIDs[delivery.after] != afterEvent {
            return .logDiverged
        }
        let known = Int(min(checkpoint.position - delivery.after, Int64(delivery.events.count)))
        let (overlap, fresh) = (delivery.events[..<known], delivery.events[known...])
        guard overlap.allSatisfy({ applied.eventIDs[$0.position] == $0.eventID }) else {
            return .logDiverged
        }
        return fresh.isEmpty ? .alreadyApplied : .apply(fresh)
    }
}
