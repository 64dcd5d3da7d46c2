import CommandApplication
import ServiceKit

/// What the settings say about how commands are carried out.
extension CommandLimits {
    static let options = [
        ServiceOption("snapshot-every", "events between two snapshots of a user's state", fallback: "100"),
        ServiceOption("recent-users", "users whose state is kept in memory; 0: none", fallback: "10000"),
    ]

    init(_ settings: ServiceSettings) throws(ConfigurationProblem) {
        self.init()
        snapshotInterval = try settings.integer("snapshot-every", in: 1...1_000_000)
        recentUsers = try settings.integer("recent-users", in: 0...10_000_000)
    }
}
