/// Counts failures in a row. After some it is open: then nothing is prepared any more and no request is kept in memory;
/// what goes out are single probes, one per wait, until one is accepted.
struct Breaker: Sendable, Hashable {
    static let limit = 5

    private(set) var failures = 0

    var isOpen: Bool { failures >= Self.limit }

    mutating func failed() {
        failures += 1
    }

    mutating func succeeded() {
        failures = 0
    }
}
