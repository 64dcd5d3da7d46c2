import FoundationEssentials
import Postgres
import TestSupport
import Testing
import UserContract

@testable import CommandDelivery

@Suite(.timeLimit(.minutes(5)))
struct ReplayExtentTests {
    /// Three users with four events each, in turns: a user's events are three positions apart.
    private func filled(eventTypes: Set<UserEventType>? = nil) async throws -> (AdministrationRig, [RecordedEvent]) {
        let rig = try await AdministrationRig.make()
        try await rig.create(eventTypes: eventTypes)
        let users = (0..<3).map { _ in UUID.version7() }
        var events: [RecordedEvent] = []
        for (revision, type) in [UserEventType.created, .nameChanged, .nameChanged, .deleted].enumerated() {
            for user in users { events += try await rig.append([type], of: user, after: Int64(revision)) }
        }
        return (rig, events)
    }

    private func extent(
        _ rig: AdministrationRig, _ change: (inout ReplayRequest) -> Void = { _ in }
    ) async throws -> ReplayExtent {
        var request = ReplayRequest(subscription: "crm", reason: "a gap")
        change(&request)
        return try await rig.administration.extent(of: request)
    }

    /// What the same request finds when every event is looked at.
    private func expected(
        _ events: [RecordedEvent], _ request: ReplayRequest, passing: Set<UserEventType>? = nil
    ) -> ReplayExtent {
        let within = events.filter { event in
            event.position >= request.fromPosition ?? 1 && event.position <= request.toPosition ?? .max
                && event.timestamp >= request.from ?? events[0].timestamp
                && request.to.map { event.timestamp < $0 } != false
        }
        let matching = within.filter { event in
            event.aggregateID == request.aggregateID ?? event.aggregateID
                && request.eventTypes?.contains { $0.rawValue == event.type } != false
                && passing?.contains { $0.rawValue == event.type } != false
        }
        return ReplayExtent(
            matchingEvents: Int64(matching.count), fromPosition: within.first?.position ?? 0,
            toPosition: within.last?.position ?? 0)
    }

    @Test func `all of it, in positions and in moments, of a user and of some types`() async throws {
        let (rig, events) = try await filled()
        let changes: [(inout ReplayRequest) -> Void] = [
            { _ in }, { $0.fromPosition = 3 }, { $0.toPosition = 7 },
            { $0.from = events[3].timestamp }, { $0.to = events[9].timestamp },
            { $0.from = Timestamp(microseconds: events[3].timestamp.microseconds + 1) },
            { $0.eventTypes = [.nameChanged] }, { $0.eventTypes = [.created, .deleted, .restored] },
            { $0.aggregateID = events[1].aggregateID },
            { $0.aggregateID = .version7() },
            { request in
                request.aggregateID = events[2].aggregateID
                request.fromPosition = 3
                request.toPosition = 8
            },
            { request in
                request.aggregateID = events[0].aggregateID
                request.eventTypes = [.nameChanged, .deleted]
                request.from = events[3].timestamp
                request.to = events[9].timestamp
            },
            { request in
                request.fromPosition = 2
                request.to = events[10].timestamp
                request.eventTypes = [.created, .nameChanged]
            },
        ]
        for (index, change) in changes.enumerated() {
            var request = ReplayRequest(subscription: "crm", reason: "a gap")
            change(&request)
            #expect(try await extent(rig, change) == expected(events, request), "\(index)")
        }
    }

    @Test func `only what the subscription lets pass`() async throws {
        let (rig, events) = try await filled(eventTypes: [.created, .deleted])
        var request = ReplayRequest(subscription: "crm", reason: "a gap")
        #expect(try await extent(rig) == expected(events, request, passing: [.created, .deleted]))
        request.eventTypes = [.created, .nameChanged]
        #expect(try await extent(rig) { $0 = request } == expected(events, request, passing: [.created, .deleted]))
        #expect(try await extent(rig) { $0.eventTypes = [.nameChanged] }.matchingEvents == 0)
    }

    @Test func `what lies outside of the log is nothing`() async throws {
        let (rig, events) = try await filled()
        let nothing = ReplayExtent(matchingEvents: 0, fromPosition: 13, toPosition: 12)
        #expect(try await extent(rig) { $0.fromPosition = 13 } == nothing)
        #expect(try await extent(rig) { $0.fromPosition = .max } == nothing)
        #expect(try await extent(rig) { $0.from = .now().advanced(byMicroseconds: 3_600_000_000) } == nothing)
        let before = try await extent(rig) { $0.to = events[0].timestamp }
        #expect(before == ReplayExtent(matchingEvents: 0, fromPosition: 1, toPosition: 0))
    }

    @Test(arguments: [1, 2, 5, 12, 200_000] as [Int64])
    func `the parts in which it is counted do not show`(part: Int64) async throws {
        let (rig, events) = try await filled()
        var administration = rig.administration
        administration.countedAtOnce = part
        var request = ReplayRequest(subscription: "crm", reason: "a gap")
        request.eventTypes = [.nameChanged]
        #expect(try await administration.extent(of: request).matchingEvents == 6)
        request.aggregateID = events[0].aggregateID
        #expect(try await administration.extent(of: request).matchingEvents == 2)
    }

    @Test func `a dry run makes nothing`() async throws {
        let (rig, _) = try await filled()
        _ = try await extent(rig)
        #expect(try await rig.administration.replays(before: nil, limit: 10).isEmpty)
    }

    /// Plans that are made while the tables are empty, and kept, must still be good when they are not.
    @Test func `a count looks at its part of the log and no further, and a status at one event`() async throws {
        let rig = try await AdministrationRig.makeOnOneConnection()
        try await rig.create()
        let user = UUID.version7()
        for _ in 0..<8 {
            _ = try await extent(rig) { $0.eventTypes = [.deleted] }
            _ = try await extent(rig) { request in
                request.eventTypes = [.deleted]
                request.aggregateID = user
            }
            _ = try await rig.administration.subscriptions()
        }
        for index in 0..<40 {
            let isHers = index.isMultiple(of: 10)
            try await rig.append(
                Array(repeating: .nameChanged, count: 99) + [.deleted], of: isHers ? user : .version7(),
                after: isHers ? Int64(index * 10) : 0)
        }
        func entriesRead() async throws -> (index: Int64, sequential: Int64) {
            try await rig.run("SELECT pg_stat_force_next_flush()")
            return (
                try await rig.value(
                    "SELECT sum(idx_tup_read)::int8 FROM pg_stat_user_indexes WHERE relname = 'events'"),
                try await rig.value("SELECT seq_tup_read FROM pg_stat_user_tables WHERE relname = 'events'")
            )
        }
        let counts: [(Int64, Int64, () async throws -> Int64)] = [
            (
                5, 500,
                {
                    try await extent(rig) { request in
                        request.fromPosition = 501
                        request.toPosition = 1_000
                        request.eventTypes = [.deleted]
                    }.matchingEvents
                }
            ),
            (
                4, 400,
                {
                    try await extent(rig) { request in
                        request.aggregateID = user
                        request.eventTypes = [.deleted]
                    }.matchingEvents
                }
            ),
            (1, 1, { try await Int64(rig.administration.subscriptions().count) }),
        ]
        for (expected, entries, count) in counts {
            let before = try await entriesRead()
            #expect(try await count() == expected)
            let after = try await entriesRead()
            #expect(after.sequential == before.sequential)
            let read = after.index - before.index
            #expect(read > 0 && read <= entries + 40, "\(read) entries")
        }
    }
}
