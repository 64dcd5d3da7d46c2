import Postgres
import ReplayClient
import ServiceKit

/// What the settings say about builds of the read models.
struct BuildSettings {
    static let options = [
        ServiceOption(
            "command-url", "the Command Service, which is asked for replays; without it nothing is rebuilt or verified"),
        ServiceOption(
            "command-token-file",
            "file with a bearer token for it with the scope events:replay; read again at every request"),
        ServiceOption("replay-target-url", "where such replays are sent, instead of where all deliveries go"),
        ServiceOption.flag(
            "rebuild-new-version", "build this program's version of the read models by itself when another one serves"),
    ]

    /// nil when nobody can be asked for replays.
    let commandService: ServiceAddress?
    let replayTarget: String?
    let buildsNewVersion: Bool
    let database: PostgresConfiguration

    init(_ settings: ServiceSettings) throws(ConfigurationProblem) {
        switch (settings.optionalText("command-url"), settings.optionalText("command-token-file")) {
        case (let url?, let path?):
            commandService = try ServiceAddress(url: url, token: .file(path: path), option: "command-url")
        case (nil, nil):
            commandService = nil
        default:
            throw ConfigurationProblem("give command-url and command-token-file together, or neither")
        }
        replayTarget = settings.optionalText("replay-target-url")
        buildsNewVersion = try settings.flag("rebuild-new-version")
        guard commandService != nil || !buildsNewVersion else {
            throw ConfigurationProblem("rebuild-new-version needs command-url and command-token-file")
        }
        database = try QueryService.databaseConfiguration(settings)
    }
}
