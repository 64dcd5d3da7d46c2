import Curl
import FoundationEssentials
import JSON
import QueryIntake
import QueryProjections
import QueryReadModels
import QueryRebuild
import ReplayClient
import Synchronization
import UserContract

/// A Command Service that has a history for its log and replays it to sinks, a request after the other, as the real one does:
/// it goes back or forward to where the subscriber says it is, and comes again when it cannot be taken.
final class HistoryReplays: BuildReplays {
    private struct Replay {
        var from: Int64
        var end: Int64
        var state: ReplayDocument.State
        var error: String?
    }

    private let history: History
    private let head: Mutex<Int64>
    private let sinks: [BuildSink]
    private let step: Int64
    private let replays = Mutex<[UUID: Replay]>([:])

    /// - Parameters:
    ///   - head: how many of the history's events are in the log.
    ///   - sinks: one an instance; the requests go to each in turn.
    init(_ history: History, head: Int64, sinks: [BuildSink], step: Int64 = 20) {
        self.history = history
        self.head = Mutex(head)
        self.sinks = sinks
        self.step = step
    }

    /// The log has so many events at least.
    func raise(head: Int64) {
        self.head.withLock { $0 = max($0, head) }
    }

    /// Ids in no order.
    var ordered: [UUID] { replays.withLock { Array($0.keys) } }

    func order(_ id: UUID, from position: Int64, reason: String) async throws(ServiceClientProblem) -> ReplayDocument {
        let head = head.withLock { $0 }
        let isNew = replays.withLock { replays in
            guard replays[id] == nil else { return false }
            let first = min(max(1, position), head + 1)
            replays[id] = Replay(from: first - 1, end: max(head, first - 1), state: .running)
            return true
        }
        if isNew { Task { await send(id) } }
        return try await replay(id)
    }

    func replay(_ id: UUID) async throws(ServiceClientProblem) -> ReplayDocument {
        guard let replay = replays.withLock({ $0[id] }) else {
            throw .refused(service: "the Command Service", status: 404, "There is no replay of this id.")
        }
        var document: JSONObject = [
            "id": .string(id.text), "state": .string(replay.state.rawValue), "subscription": "read-models",
            "matching_events": .integer(replay.end - replay.from), "delivered_events": 0,
            "to_position": .integer(replay.end),
        ]
        document["error"] = replay.error.map { .string($0) }
        return ReplayDocument(.object(document))!
    }

    func cancel(_ id: UUID) async throws(ServiceClientProblem) {
        end(id, .cancelled)
    }

    /// As if the Command Service was restored to a moment before it.
    func forget(_ id: UUID) {
        _ = replays.withLock { $0.removeValue(forKey: id) }
    }

    private func end(_ id: UUID, _ state: ReplayDocument.State, _ error: String? = nil) {
        replays.withLock { replays in
            guard replays[id]?.state == .running else { return }
            replays[id]?.state = state
            replays[id]?.error = error
        }
    }

    private func send(_ id: UUID) async {
        var position = replays.withLock { $0[id]?.from ?? 0 }
        let start = position
        var turn = 0
        while let replay = replays.withLock({ $0[id] }), replay.state == .running {
            guard position < replay.end else { return end(id, .done) }
            turn += 1
            do {
                guard let taker = try await sinks[turn % sinks.count].taker(of: id) else {
                    position = min(replay.end, position + step)
                    continue
                }
                let through = min(replay.end, position + step)
                let delivery = try Delivery(
                    log: history.log, after: position,
                    afterEvent: position == start ? nil : history.events[Int(position) - 1].eventID, through: through,
                    head: replay.end, events: Array(history.events[Int(position)..<Int(through)]))
                switch try await taker(delivery) {
                case .accepted: position = through
                case .positionMismatch(let wanted): position = wanted
                case .logDiverged: end(id, .failed, "The subscriber tells another history.")
                }
            } catch {
                // Not now: once more, a little later.
                try? await Task.sleep(for: .milliseconds(20))
            }
        }
    }
}
