/// What callers put into the driver's inbox.
enum Command: Sendable {
    case submit(Work)
    case cancel(Ticket)
    case perform(Request, on: ConnectionID)
    case release(ConnectionID, reusable: Bool)
    case listen(channel: String, subscriber: UInt64, AsyncStream<PostgresNotification>.Continuation)
    case unlisten(channel: String, subscriber: UInt64)
    case close
}
