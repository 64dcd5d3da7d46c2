extension MetricsRegistry {
    /// Has `refresh` bring metrics up to date before they are read. What it cannot find out in a second stays as it was.
    public func refresh(_ refresh: @escaping @Sendable () async -> Void) {
        addRefresh(refresh)
    }

    /// The text, after what must be asked for has been asked.
    func freshPrometheusText() async -> String {
        await refreshed.value { [self] in
            await Deadline.answer(()) {
                for refresh in self.refreshes { await refresh() }
            }
        }
        return prometheusText()
    }

    /// `build_info`, which is always 1: its labels say what runs.
    public func describeBuild(service: String, version: String) {
        describe("build_info", "What runs here, in the labels.")
        gauge(MetricKey("build_info", [("service", service), ("version", version)])).set(1.0)
    }
}
