import Synchronization

/// How many appends were hit, and whether that is enough to believe in.
final class KillCount: Sendable {
    private let kills = Atomic<Int64>(0)

    var isEnough: Bool { kills.load(ordering: .relaxed) >= 10 }

    func add(_ count: Int64) {
        kills.add(count, ordering: .relaxed)
    }
}
