import Metrics
import Synchronization

extension MetricsRegistry {
    private static let isInstalled = Mutex(false)

    /// Makes this the backend of swift-metrics. Later calls change nothing: there is one for the life of a process.
    public func install() {
        let isFirst = Self.isInstalled.withLock { value in
            defer { value = true }
            return !value
        }
        if isFirst {
            MetricsSystem.bootstrap(self)
        }
    }
}
