import FoundationEssentials
import Testing
import UserContract

/// What holds for every log at every moment, whatever was killed meanwhile.
enum Invariants {
    static func expectHold(_ fold: Fold) throws {
        let events = fold.events
        #expect(events.map(\.position) == events.indices.map { Int64($0 + 1) }, "a hole")
        #expect(zip(events, events.dropFirst()).allSatisfy { $0.timestamp < $1.timestamp }, "time stood still")
        #expect(Set(events.map(\.eventID)).count == events.count, "an event id twice")
        for (_, versions) in fold.versions {
            #expect(versions.map(\.revision) == versions.indices.map { Int64($0 + 1) }, "a hole in a user")
        }
        try expectUniqueEmails(events)
        try expectOneGroupPerCommand(events)
    }

    private static func expectUniqueEmails(_ events: [RecordedEvent]) throws {
        var users: [UUID: ExpectedUser] = [:]
        var owners: [String: UUID] = [:]
        for event in events {
            if let before = users[event.aggregateID], before.deletion == nil {
                owners[EmailAddress.normalForm(of: before.email)] = nil
            }
            if users[event.aggregateID] == nil {
                users[event.aggregateID] = try ExpectedUser(event)
            } else {
                try users[event.aggregateID]?.apply(event)
            }
            guard let user = users[event.aggregateID], user.deletion == nil else { continue }
            let owner = owners.updateValue(user.id, forKey: EmailAddress.normalForm(of: user.email))
            #expect(owner == nil, "at position \(event.position) two users have one e-mail")
        }
    }

    /// A command appends to one user, at once: its events lie side by side.
    private static func expectOneGroupPerCommand(_ events: [RecordedEvent]) throws {
        var last: [UUID: RecordedEvent] = [:]
        for event in events {
            let metadata = try event.eventMetadata()
            #expect(!metadata.actor.isEmpty)
            if let before = last.updateValue(event, forKey: metadata.commandID) {
                #expect(before.position + 1 == event.position, "command \(metadata.commandID.text) was done twice")
                #expect(before.aggregateID == event.aggregateID)
            }
        }
    }
}
