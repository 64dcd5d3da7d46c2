internal import UnixSignals

/// Somebody who looks on while work is done elsewhere.
public enum Onlooker {
    /// Runs `body` until it ends or Ctrl-C or SIGTERM comes, which then ends only the looking on.
    /// - Returns: nil after a signal.
    public static func look<Result: Sendable>(
        _ body: @escaping @Sendable () async throws -> Result
    ) async throws -> Result? {
        // Before the first look: from then on a signal does not end the process by itself.
        let signals = await UnixSignalsSequence(trapping: .sigint, .sigterm)
        return try await withThrowingTaskGroup(of: Result?.self) { group in
            group.addTask { try await body() }
            group.addTask {
                for await _ in signals { break }
                return nil
            }
            defer { group.cancelAll() }
            return try await group.next() ?? nil
        }
    }
}
