/// Whoever watches a service wants to know soon, also when what is asked hangs.
enum Deadline {
    static let ofWatchers = Duration.seconds(1)

    /// What `body` says, or `late` when it says nothing in time. It must heed cancellation.
    static func answer<Value: Sendable>(
        _ late: Value, _ body: @escaping @Sendable () async -> Value
    ) async -> Value {
        await withTaskGroup(of: Value.self) { group in
            group.addTask { await body() }
            group.addTask {
                try? await Task.sleep(for: ofWatchers)
                return late
            }
            defer { group.cancelAll() }
            return await group.next() ?? late
        }
    }
}
