import CommandApplication
import FoundationEssentials
import Postgres
import TestSupport
import Testing
import UserContract

/// Commands that are given while the connection breaks, and given again: what must hold whatever was told.
struct Trial {
    let rig: FaultRig
    let deed: Deed
    let requests: [CommandRequest]
    /// Whether only the cut can keep the service from answering: then who gives the command again is answered at once.
    var isPatient = true

    /// - Parameter count: so many commands, in one append.
    init(_ rig: FaultRig, _ deed: Deed, count: Int = 1) async throws {
        self.rig = rig
        self.deed = deed
        var requests: [CommandRequest] = []
        for _ in 0..<count {
            let user = Deed.create.request()
            // By the other instance, so that this one has yet to load the user.
            if deed.needsUser { _ = try await rig.other.handle(user) }
            requests.append(deed.request(user.userID))
        }
        self.requests = requests
        try await rig.warmUp()
    }

    /// What the conversation with the database is found by.
    var anchor: [UInt8] {
        requests.last?.commandID.map { withUnsafeBytes(of: $0.uuid) { Array($0) } } ?? []
    }

    /// The conversation when nothing breaks.
    func measure() async throws -> ProxyJournal {
        rig.proxy.watch(for: anchor)
        for attempt in try await give() { _ = try attempt.get() }
        return rig.proxy.journal.value
    }

    /// Returns whether the conversation came to the point of the cut.
    func run(_ cut: ProxyCut) async throws -> Bool {
        rig.proxy.cut(cut, at: anchor)
        let first = try await give()
        rig.proxy.relent()
        let wasCut = rig.proxy.journal.value.cuts == 1
        try await check(first, cut.description)
        return wasCut
    }

    /// That what was told is true, and that repeating the commands is safe.
    func check(_ first: [CommandAttempt], _ fault: String) async throws {
        for (request, attempt) in zip(requests, first) { try await check(request, attempt, fault) }
    }

    private func give() async throws -> [CommandAttempt] {
        requests.count == 1 ? [await rig.handler.attempt(requests[0])] : try await rig.attemptTogether(requests)
    }

    private func check(_ request: CommandRequest, _ first: CommandAttempt, _ fault: String) async throws {
        let known = try await recorded(request)
        switch first {
        case .success(let answer):
            #expect(!answer.duplicate, "\(fault)")
            #expect(known == Recorded(commands: 1, events: deed.eventCount), "\(fault)")
        case .failure(.unavailable(_, .no)):
            #expect(known == Recorded(commands: 0, events: 0), "\(fault)")
        case .failure(.unavailable(_, .unknown)):
            break
        case .failure(let failure):
            Issue.record("\(fault): told \(failure)")
        }

        let repeated = isPatient ? await rig.handler.attempt(request) : await rig.answered(request)
        guard case .success(let answer) = repeated else {
            Issue.record("\(fault): the repeat was told \(repeated)")
            return
        }
        #expect(answer.events.count == deed.eventCount, "\(fault)")
        #expect(try await recorded(request) == Recorded(commands: 1, events: deed.eventCount), "\(fault)")
        switch first {
        case .success(var original):
            original.duplicate = true
            #expect(answer == original, "\(fault)")
        case .failure(.unavailable(_, .no)) where isPatient:
            #expect(!answer.duplicate, "\(fault)")
        case .failure:
            break
        }
    }

    /// How many rows the log has for a command.
    private struct Recorded: Equatable {
        var commands: Int
        var events: Int
    }

    private func recorded(_ request: CommandRequest) async throws -> Recorded {
        let id = try #require(request.commandID)
        let owner = rig.fixture.owner
        return Recorded(
            commands: try await owner.value("SELECT count(*) FROM commands WHERE command_id = '\(id.text)'"),
            events: try await owner.value(
                "SELECT count(*) FROM events WHERE metadata ->> 'command_id' = '\(id.text)'"))
    }
}
