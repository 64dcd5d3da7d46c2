import Metrics

/// `command_queue_length{queue}` and `command_queue_wait_seconds{queue}`: `user` is the line for one user, `append` the one
/// for the log.
public struct QueueMetrics: Sendable {
    private let length: Gauge
    private let wait: Timer

    public init(queue: String) {
        length = Gauge(label: "command_queue_length", dimensions: [("queue", queue)])
        wait = Timer(label: "command_queue_wait_seconds", dimensions: [("queue", queue)])
    }

    /// - Parameter length: commands that wait or are being carried out.
    public func record(length: Int) {
        self.length.record(length)
    }

    /// A command's turn has come.
    public func waited(since start: ContinuousClock.Instant) {
        wait.record(duration: .now - start)
    }
}
