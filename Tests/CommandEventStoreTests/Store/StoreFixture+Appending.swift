import CommandApplication
import Testing

@testable import CommandEventStore

typealias AppendAnswered = Result<AppendOutcome, EventStoreError>

extension AppendAnswered {
    var firstPosition: Int64? {
        guard case .success(.appended(let position, _)) = self else { return nil }
        return position
    }
}

extension StoreFixture {
    func answer(to request: AppendRequest) async -> AppendAnswered {
        do throws(EventStoreError) {
            return .success(try await store.append(request))
        } catch {
            return .failure(error)
        }
    }

    /// Sends `requests` so that they wait together behind an append of one event that waits for the head.
    func appendTogether(_ requests: [AppendRequest]) async throws -> [AppendAnswered] {
        let (first, others) = try await holdingHead {
            let first = Task { await answer(to: .sample()) }
            try await untilQueued(1)
            var others: [Task<AppendAnswered, Never>] = []
            for request in requests {
                others.append(Task { await answer(to: request) })
                try await untilQueued(1 + others.count)
            }
            return (first, others)
        }
        #expect(await first.value.firstPosition != nil)
        var answers: [AppendAnswered] = []
        for other in others { answers.append(await other.value) }
        return answers
    }

    /// How many transactions have written events.
    func appends() async throws -> Int64 {
        try await owner.value("SELECT count(DISTINCT xmin::text) FROM events")
    }
}
