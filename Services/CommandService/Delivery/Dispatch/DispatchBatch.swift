import UserContract

/// One request's events, encoded. A retry sends the same batch: same bytes, same ordering headers, same `webhook-id`.
struct DispatchBatch: Sendable, Hashable {
    var after: DeliveryCursor
    /// The cursor once it is accepted: `hindsight-through` and the last event's id.
    var through: DeliveryCursor
    /// None when nothing of the stretch passes: then there is no request, and the stretch is only settled.
    var eventCount: Int
    /// The event, when there is just one.
    var onlyEvent: RecordedEvent?
    /// Events of the stretch that must be kept for later before the request goes out: a request whose fate is unknown may
    /// have carried the subscriber past them.
    var parked: [EventToPark] = []
    /// How many events of the stretch do not go out with this request.
    var leftOut: Int
    /// The first event's time, from which the lag in seconds is told.
    var firstTimestamp: Timestamp
    var body: [UInt8]

    init(
        after: DeliveryCursor, through: DeliveryCursor, eventCount: Int, onlyEvent: RecordedEvent? = nil,
        parked: [EventToPark] = [], firstTimestamp: Timestamp, body: [UInt8]
    ) {
        self.after = after
        self.through = through
        self.eventCount = eventCount
        self.onlyEvent = onlyEvent
        self.parked = parked
        leftOut = parked.count
        self.firstTimestamp = firstTimestamp
        self.body = body
    }

    /// Reading this again gives the same request.
    var order: ReadOrder {
        ReadOrder(
            after: after, through: through.position, limit: max(1, eventCount + leftOut), isRepetition: true)
    }
}
