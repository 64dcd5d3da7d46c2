/// Which events to read and encode as one request.
struct ReadOrder: Sendable, Hashable {
    var after: DeliveryCursor
    /// The last position that may be read: the confirmed head, or less while a bad event is being searched.
    var through: Int64
    /// At most this many events; fewer when they are large.
    var limit: Int
}
