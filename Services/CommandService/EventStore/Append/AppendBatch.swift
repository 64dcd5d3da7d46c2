import CommandApplication

/// The commands of one append, in the order in which they get their positions.
struct AppendBatch: Sendable {
    var tickets: [AppendTicket] = []
    var requests: [AppendRequest] = []
}
