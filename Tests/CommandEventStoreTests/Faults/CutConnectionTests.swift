import CommandApplication
import TestSupport
import Testing

/// The connection breaks at every step of a command: the conversation is measured once and then cut at each of its bytes
/// that matter. A command is told its true answer or that it failed, and giving it again is always safe.
@Suite(.timeLimit(.minutes(5)))
struct CutConnectionTests {
    @Test(arguments: Deed.allCases, ProxyDirection.allCases)
    func `a connection that is reset leaves one outcome`(_ deed: Deed, _ direction: ProxyDirection) async throws {
        try await withFaultRig { rig in
            let points = try await Trial(rig, deed).measure().cutPoints(direction)
            #expect(points.count >= 10)
            try await rig.tryEach(points.map { ProxyCut(.reset, direction, after: $0) }, deed)
        }
    }

    @Test(arguments: Deed.allCases)
    func `an append that goes on although its client has gone leaves one outcome`(_ deed: Deed) async throws {
        try await withFaultRig { rig in
            let conversation = try await Trial(rig, deed).measure()
            let sent = conversation.messageEnds(.toServer).map { ProxyCut(.orphan, .toServer, after: $0) }
            let told = conversation.cutPoints(.toClient).map { ProxyCut(.orphan, .toClient, after: $0) }
            try await rig.tryEach(sent + told, deed)
        }
    }

    @Test(arguments: Deed.allCases, ProxyDirection.allCases)
    func `a connection that falls silent leaves one outcome`(_ deed: Deed, _ direction: ProxyDirection) async throws {
        try await withFaultRig(deadline: .milliseconds(750)) { rig in
            let points = try await Trial(rig, deed).measure().messageEnds(direction)
            try await rig.tryEach(points.map { ProxyCut(.silence, direction, after: $0) }, deed, isPatient: false)
        }
    }

    @Test(arguments: ProxyDirection.allCases, [ProxyCut.Manner.reset, .orphan])
    func `commands that share the append that breaks have one outcome each`(
        _ direction: ProxyDirection, _ manner: ProxyCut.Manner
    ) async throws {
        try await withFaultRig { rig in
            let conversation = try await Trial(rig, .create, count: 3).measure()
            let points = conversation.cutPoints(direction)
            #expect(points.count >= 10)
            try await rig.tryEach(points.map { ProxyCut(manner, direction, after: $0) }, .create, count: 3)
        }
    }
}
