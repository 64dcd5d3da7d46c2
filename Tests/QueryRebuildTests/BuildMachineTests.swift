import FoundationEssentials
import QueryReadModels
import Testing
import UserContract

@testable import QueryRebuild

/// What is done next for a build, from what is written down and what is seen.
struct BuildMachineTests {
    private static let replay = UUID(text: "33333333-3333-7333-8333-333333333333")!

    private static func build(
        _ kind: BuildKind = .rebuild, _ state: BuildState = .filling, change: (inout Build) -> Void = { _ in }
    ) -> Build {
        var build = Build(
            id: UUID(text: "22222222-2222-7222-8222-222222222222")!, kind: kind, version: 1, state: state,
            requestedBy: "kim", requestedAt: Timestamp(rfc3339: "2026-03-15T15:00:00Z")!)
        build.isPrepared = true
        build.replayID = replay
        build.toPosition = 100
        build.replays = 1
        change(&build)
        return build
    }

    private static func seen(
        copy: Int64? = 40, live: Int64 = 100, version: Int = 1, waiting: Int64 = 0, indexes: Int64 = 0
    ) -> BuildObservation {
        BuildObservation(
            liveVersion: version, livePosition: live,
            copy: copy.map { BuildObservation.CopyProgress(log: nil, position: $0) }, waitingDeliveries: waiting,
            missingIndexes: indexes)
    }

    private func step(
        _ build: Build, _ seen: BuildObservation = seen(), _ replay: ReplaySighting = .notAsked
    ) -> BuildStep {
        BuildMachine.step(build, seen: seen, replay: replay)
    }

    @Test func `a copy is made before anything else, also when it went away`() {
        #expect(step(Self.build { $0.isPrepared = false }) == .prepare)
        #expect(step(Self.build(), Self.seen(copy: nil)) == .prepare)
        #expect(step(Self.build(.rebuild, .comparing), Self.seen(copy: nil)) == .prepare)
    }

    @Test func `a kept copy that went away cannot be made again`() {
        #expect(step(Self.build(.rollback), Self.seen(copy: nil)) == .fail(BuildSentence.previousGone))
    }

    @Test func `a replay is ordered under an id that was written down first`() {
        #expect(step(Self.build { $0.replayID = nil }) == .orderAnew)
        #expect(step(Self.build { $0.toPosition = nil }) == .repeatOrder)
    }

    @Test(arguments: [
        (ReplaySighting.underWay, BuildStep.wait), (.unreachable, .wait), (.done, .orderAnew), (.unknown, .orderAnew),
        (.cancelled, .fail(BuildSentence.replayCancelled)), (.failed("No."), .fail(BuildSentence.replayFailed("No."))),
    ]) func `an unfinished copy depends on its replay`(sighting: ReplaySighting, next: BuildStep) {
        #expect(step(Self.build()) == .lookAtReplay)
        #expect(step(Self.build(), Self.seen(), sighting) == next)
    }

    @Test(arguments: [ReplaySighting.done, .unknown]) func `replays that bring nothing end`(sighting: ReplaySighting) {
        let build = Self.build { $0.replays = BuildMachine.maximumReplays }
        #expect(step(build, Self.seen(), sighting) == .fail(BuildSentence.replaysInVain))
    }

    @Test func `a full copy takes what was kept, then its indexes, then what was kept since`() {
        #expect(step(Self.build(), Self.seen(copy: 100, waiting: 3)) == .applyInbox)
        #expect(step(Self.build(), Self.seen(copy: 100)) == .enter(.indexing))
        #expect(step(Self.build(.rebuild, .indexing), Self.seen(copy: 100, waiting: 3, indexes: 2)) == .putIndexBack)
        #expect(step(Self.build(.rebuild, .indexing), Self.seen(copy: 100, waiting: 3)) == .applyInbox)
        #expect(step(Self.build(.rebuild, .indexing), Self.seen(copy: 100)) == .enter(.comparing))
    }

    @Test(arguments: [BuildKind.rebuild, .verify, .repair]) func `a comparison is made once`(kind: BuildKind) {
        #expect(step(Self.build(kind, .comparing)) == .compare)
        #expect(step(Self.build(kind, .comparing) { $0.differences = 0 }) == .enter(.switching))
    }

    @Test func `what cannot be compared is not`() {
        #expect(step(Self.build(.rollback, .indexing)) == .enter(.switching))
        #expect(step(Self.build(.rebuild, .indexing), Self.seen(version: 2)) == .enter(.switching))
        #expect(step(Self.build(.rebuild, .indexing) { $0.liveDiverged = true }) == .enter(.switching))
        #expect(step(Self.build(.rebuild, .comparing) { $0.liveDiverged = true }) == .enter(.switching))
    }

    @Test func `nothing of another history is taken`() {
        let build = Self.build { $0.liveDiverged = true }
        #expect(step(build, Self.seen(copy: 100, waiting: 3)) == .enter(.indexing))
        var late = build
        late.state = .switching
        #expect(step(late, Self.seen(copy: 100, waiting: 500)) == .end)
    }

    @Test func `little is left when nothing may be applied to the copy that serves`() {
        let few = BuildMachine.restUnderLock
        #expect(step(Self.build(.rebuild, .switching), Self.seen(waiting: few + 1)) == .applyInbox)
        #expect(step(Self.build(.rebuild, .switching), Self.seen(waiting: few)) == .end)
    }

    @Test func `a copy that is further than the log cannot go on`() {
        let build = Self.build()
        #expect(BuildMachine.ordered(build, end: 40, seen: Self.seen(copy: 40)) == nil)
        let sentence = BuildSentence.logIsShorter(copy: 40, head: 39)
        #expect(BuildMachine.ordered(build, end: 39, seen: Self.seen(copy: 40)) == .fail(sentence))
    }

    @Test func `rate and time left are told from what came since the replay began`() throws {
        let build = Self.build {
            $0.filledFrom = 20
            $0.position = 60
            $0.fillingSince = Timestamp(rfc3339: "2026-03-15T15:00:00Z")
            $0.progressedAt = Timestamp(rfc3339: "2026-03-15T15:00:04Z")
        }
        #expect(build.eventsPerSecond == 10)
        #expect(build.secondsLeft == 4)
        #expect(Self.build().eventsPerSecond == nil)
    }
}
