import CommandApplication
import Testing

@testable import CommandEventStore

/// Short words for what the queue says, so that a test reads as a story.
extension AppendQueue {
    /// Queues commands, each by itself, and returns their tickets.
    mutating func enqueueAll(_ requests: [AppendRequest]) throws -> [AppendTicket] {
        try requests.map { request in
            guard case .queued(let ticket) = enqueue([request]) else {
                throw Full()
            }
            return ticket
        }
    }

    /// The tickets of the next append; nil when there is none to make.
    mutating func nextAppend() -> [AppendTicket]? {
        guard case .append(let batch) = next() else { return nil }
        return batch.tickets
    }

    /// The tickets of the append that is to be looked into.
    mutating func nextResolve() -> [AppendTicket]? {
        guard case .resolve(let batch) = next() else { return nil }
        return batch.tickets
    }

    /// Ends the append with the same outcome for each of its commands.
    mutating func succeed(_ tickets: [AppendTicket]) -> [AppendTicket] {
        ended(.outcomes(tickets.map { _ in .emailTaken })).map(\.ticket)
    }

    struct Full: Error {}
}
