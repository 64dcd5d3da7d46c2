import ServiceKit

/// Waits for what another thread does; the time limit of the suite ends it.
enum Eventually {
    static func holds(_ condition: () async throws -> Bool) async throws {
        while try await !condition() {
            try await Task.sleep(for: .milliseconds(2))
        }
    }

    /// Until the metrics have that line.
    static func tells(_ metrics: MetricsRegistry, _ line: String) async throws {
        try await holds { metrics.prometheusText().split(separator: "\n").contains { $0 == line } }
    }
}
