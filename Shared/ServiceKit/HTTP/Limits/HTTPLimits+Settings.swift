extension HTTPLimits {
    /// For the `serve` of every service.
    public static let options = [
        ServiceOption("max-connections", "connections open at once", fallback: "10000"),
        ServiceOption("max-requests", "requests answered at once; more are 503", fallback: "4096"),
        ServiceOption("max-header-bytes", "bytes of a request's head; more are 431", fallback: "32768"),
        ServiceOption("max-header-count", "header fields of a request; more are 431", fallback: "100"),
        ServiceOption("max-body-memory", "bytes of all bodies in memory at once; more are 503", fallback: "268435456"),
        ServiceOption("header-timeout", "for a request's whole head; then 408", fallback: "10s"),
        ServiceOption("body-timeout", "for a request's whole body; then 408", fallback: "30s"),
        ServiceOption("idle-timeout", "between two requests of a connection", fallback: "60s"),
        ServiceOption("answer-timeout", "for a client that does not read its answer", fallback: "30s"),
        ServiceOption("drain-timeout", "for what was accepted before SIGTERM", fallback: "10s"),
    ]

    public init(_ settings: ServiceSettings) throws(ConfigurationProblem) {
        self.init()
        maxConnections = try settings.integer("max-connections", in: 1...1_000_000)
        maxRequests = try settings.integer("max-requests", in: 1...1_000_000)
        maxHeaderBytes = try settings.integer("max-header-bytes", in: 1_024...1 << 20)
        maxHeaderCount = try settings.integer("max-header-count", in: 10...10_000)
        maxBodyMemory = try settings.integer("max-body-memory", in: 1 << 20...1 << 40)
        headerTimeout = try Self.duration("header-timeout", settings)
        bodyTimeout = try Self.duration("body-timeout", settings)
        idleTimeout = try Self.duration("idle-timeout", settings)
        answerTimeout = try Self.duration("answer-timeout", settings)
        drainTimeout = try Self.duration("drain-timeout", settings)
    }

    private static func duration(
        _ name: String, _ settings: ServiceSettings
    ) throws(ConfigurationProblem) -> Duration {
        let duration = try settings.duration(name)
        guard duration >= .seconds(1), duration <= .seconds(86_400) else {
            throw ConfigurationProblem("\(name) must be from 1s to 1d")
        }
        return duration
    }
}
