/// How much an order about parked events concerned.
public struct ParkedCount: Sendable, Hashable {
    public var events: Int64
    public var users: Int64

    public init(events: Int64, users: Int64) {
        self.events = events
        self.users = users
    }
}
