/// Why a service is not ready, as far as can be seen from outside it.
public struct HealthProbeFailure: Error, Sendable, CustomStringConvertible {
    public let description: String
}
