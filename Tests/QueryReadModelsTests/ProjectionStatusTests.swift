import QueryProjections
import QueryReadModels
import Testing
import UserContract

@Suite(.timeLimit(.minutes(5)))
struct ProjectionStatusTests {
    private static let status = ProjectionStatus(
        version: 1, log: nil, position: 7, head: 10, recordedAt: Timestamp(rfc3339: "2026-03-15T15:00:00Z"),
        appliedAt: nil)

    @Test func `the lag is what is known to be missing and how old the answers are`() throws {
        let now = try #require(Timestamp(rfc3339: "2026-03-15T15:00:02.5Z"))
        #expect(Self.status.lagEvents == 3)
        #expect(Self.status.lagSeconds(now: now) == 2.5)
    }

    @Test func `nothing missing is no lag, however long ago the last event was`() throws {
        let now = try #require(Timestamp(rfc3339: "2027-03-15T15:00:00Z"))
        var status = Self.status
        status.position = 10
        #expect(status.lagEvents == 0)
        #expect(status.lagSeconds(now: now) == 0)
        status.position = 12
        #expect(status.lagEvents == 0, "a head heard of earlier")
    }

    @Test func `a clock that is behind the log's does not make the lag negative`() throws {
        let now = try #require(Timestamp(rfc3339: "2026-03-15T14:59:59Z"))
        #expect(Self.status.lagSeconds(now: now) == 0)
    }

    @Test func `a store that has nothing and one that has a delivery tell so`() async throws {
        let store = try await Store.make()
        defer { store.close() }
        let empty = try await store.readModels.status()
        #expect(
            empty
                == ProjectionStatus(
                    version: ReadModelSchema.version, log: nil, position: 0, head: 0, recordedAt: nil, appliedAt: nil))
        let history = History(seed: 6, events: 20)
        _ = try await store.readModels.apply(history.delivery(after: 0, through: 15))
        let status = try await store.readModels.status()
        #expect(status.log == history.log)
        #expect(status.position == 15)
        #expect(status.head >= 15)
        #expect(status.recordedAt == history.events[14].timestamp)
        #expect(status.appliedAt != nil)
    }
}
