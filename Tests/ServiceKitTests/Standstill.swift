/// Work that stands still until the test lets it go on.
final class Standstill: Sendable {
    private let entries = AsyncStream.makeStream(of: Void.self)
    private let releases = AsyncStream.makeStream(of: Void.self)

    /// For the one who works.
    func work() async {
        entries.continuation.yield()
        for await _ in releases.stream { break }
    }

    /// Waits until somebody works.
    func begun() async {
        for await _ in entries.stream { break }
    }

    func release() {
        releases.continuation.yield()
    }
}
