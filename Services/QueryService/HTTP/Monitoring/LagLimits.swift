public import QueryReadModels
public import ServiceKit
public import UserContract

/// How far behind the read models may be and the service still call itself ready.
public struct LagLimits: Sendable, Hashable {
    /// nil: any number.
    public var events: Int64?
    /// nil: any age.
    public var seconds: Int64?

    public init(events: Int64?, seconds: Int64?) {
        self.events = events
        self.seconds = seconds
    }

    /// For `serve`.
    public static let options = [
        ServiceOption("max-lag-events", "not ready when so many events are missing; 0: never", fallback: "100000"),
        ServiceOption("max-lag-seconds", "not ready when the last event is so old; 0: never", fallback: "300"),
    ]

    public init(_ settings: ServiceSettings) throws(ConfigurationProblem) {
        let events = try settings.integer("max-lag-events", in: 0...1_000_000_000)
        let seconds = try settings.integer("max-lag-seconds", in: 0...86_400)
        self.init(events: events == 0 ? nil : Int64(events), seconds: seconds == 0 ? nil : Int64(seconds))
    }

    /// A sentence when it is too far behind. Events are still taken then: they are how it catches up.
    public func reasonNotReady(_ status: ProjectionStatus, now: Timestamp) -> String? {
        if let events, status.lagEvents > events {
            return "The read models are \(status.lagEvents) events behind, more than max-lag-events (\(events)) allows."
        }
        let age = status.lagSeconds(now: now)
        if let seconds, age > Double(seconds) {
            return "The read models are \(Int64(age)) seconds behind, more than max-lag-seconds (\(seconds)) allows."
        }
        return nil
    }
}
