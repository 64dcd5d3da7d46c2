/// The search for the one event that makes a subscriber refuse a request: halves are sent until it stands alone.
struct Suspects: Sendable, Hashable {
    /// The end of the refused request. Beyond it nobody is suspected.
    private(set) var through: Int64
    /// How many events the next request may hold.
    private(set) var limit: Int

    /// Nil for a single event: it is the bad one.
    init?(refused batch: DispatchBatch) {
        guard batch.eventCount > 1 else { return nil }
        through = batch.through.position
        limit = batch.eventCount / 2
    }

    /// What is still suspected once everything up to this position is accepted: the bad event is in the rest.
    func after(accepted position: Int64) -> Suspects? {
        let remaining = through - position
        guard remaining > 0 else { return nil }
        var rest = self
        rest.limit = Int(max(1, remaining / 2))
        return rest
    }
}
