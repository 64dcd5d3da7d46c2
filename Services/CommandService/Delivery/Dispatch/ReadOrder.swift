/// Which events to read and encode as one request: those beyond `after.settled`.
struct ReadOrder: Sendable, Hashable {
    var after: DeliveryCursor
    /// The last position that may be read: the confirmed head, or less while a bad event is being searched.
    var through: Int64
    /// At most this many events; fewer when they are large.
    var limit: Int
    /// Whether some users have parked events, behind which their later ones must wait.
    var leavesOutParked = false
    /// Whether this is what was read before: then so many events reach as far as they did, also when others that do not
    /// pass lie behind the last one.
    var isRepetition = false
}
