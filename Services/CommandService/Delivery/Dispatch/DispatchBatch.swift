import UserContract

/// One request's events, encoded. A retry sends the same batch: same bytes, same ordering headers, same `webhook-id`.
struct DispatchBatch: Sendable, Hashable {
    var after: DeliveryCursor
    /// The cursor once it is accepted: `hindsight-through` and the last event's id.
    var through: DeliveryCursor
    var eventCount: Int
    /// The first event's time, from which the lag in seconds is told.
    var firstTimestamp: Timestamp
    /// The trace to continue, when the batch is a single event that carries one.
    var traceparent: String?
    var body: [UInt8]

    init(
        after: DeliveryCursor, through: DeliveryCursor, eventCount: Int, firstTimestamp: Timestamp,
        traceparent: String? = nil, body: [UInt8]
    ) {
        self.after = after
        self.through = through
        self.eventCount = eventCount
        self.firstTimestamp = firstTimestamp
        self.traceparent = traceparent
        self.body = body
    }
}
