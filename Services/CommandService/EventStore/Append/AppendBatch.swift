import CommandApplication

/// The commands of one append, in the order in which they get their positions. A ticket's commands stand together.
struct AppendBatch: Sendable {
    private(set) var tickets: [AppendTicket] = []
    private(set) var requests: [AppendRequest] = []
    private var ends: [Int] = []

    mutating func add(_ chain: [AppendRequest], of ticket: AppendTicket) {
        tickets.append(ticket)
        requests += chain
        ends.append(requests.count)
    }

    /// What became of each ticket's commands.
    func share(_ outcomes: [AppendOutcome]) -> [(ticket: AppendTicket, outcomes: [AppendOutcome])] {
        precondition(outcomes.count == requests.count, "one outcome for each command")
        var start = 0
        return zip(tickets, ends).map { ticket, end in
            defer { start = end }
            return (ticket, Array(outcomes[start..<end]))
        }
    }
}
