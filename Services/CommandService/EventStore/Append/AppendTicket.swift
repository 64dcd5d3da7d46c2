/// Names a queued command for as long as the process lives.
struct AppendTicket: Hashable, Sendable {
    let number: UInt64
}
