/// The search for the one event that makes a subscriber refuse a request: halves are sent until it stands alone.
struct Suspects: Sendable, Hashable {
    /// The end of the refused request. Beyond it nobody is suspected.
    private(set) var through: Int64
    /// How many events of it are left.
    private var count: Int
    /// How many events the next request may hold.
    private(set) var limit: Int

    /// Nil for a single event: it is the bad one.
    init?(refused batch: DispatchBatch) {
        guard batch.eventCount > 1 else { return nil }
        through = batch.through.position
        count = batch.eventCount
        limit = batch.eventCount / 2
    }

    /// What is still suspected once this is accepted: the bad event is in the rest.
    func after(accepted batch: DispatchBatch) -> Suspects? {
        guard batch.through.position < through, count > batch.eventCount else { return nil }
        var rest = self
        rest.count -= batch.eventCount
        rest.limit = max(1, rest.count / 2)
        return rest
    }
}
