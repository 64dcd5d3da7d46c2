import CommandRPC
import ServiceKit

/// What the settings say about `POST /rpc`.
extension CommandEndpoint {
    static let options = [
        ServiceOption("max-body-bytes", "bytes of a request's body; more are 413", fallback: "\(defaultBodyLimit)")
    ]

    static func bodyLimit(_ settings: ServiceSettings) throws(ConfigurationProblem) -> Int {
        try settings.integer("max-body-bytes", in: 1_024...256 << 20)
    }
}
