import QueryReadModels
import Synchronization

/// A store that is at one position after the other, each time it is read. Reading it once too often is a failure.
final class Readings: Sendable {
    private let positions: Mutex<[Int64]>

    init(_ positions: [Int64]) {
        self.positions = Mutex(positions)
    }

    @Sendable func next() async throws -> Snapshot<Bool> {
        Snapshot(position: positions.withLock { $0.removeFirst() }, value: true)
    }
}
