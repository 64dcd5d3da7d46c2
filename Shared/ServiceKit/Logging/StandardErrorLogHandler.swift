import Logging
import UserContract

/// Writes each event as one line to stderr.
struct StandardErrorLogHandler: LogHandler {
    let label: String
    var logLevel: Logger.Level
    let format: LogFormat
    var metadata: Logger.Metadata = [:]
    var metadataProvider: Logger.MetadataProvider?

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        Console.printError(line(for: event, at: .now()))
    }

    func line(for event: LogEvent, at time: Timestamp) -> String {
        var all = metadata
        all.merge(metadataProvider?.get() ?? [:]) { _, new in new }
        all.merge(event.metadata ?? [:]) { _, new in new }
        let line = LogLine(
            time: time, level: event.level, label: label, message: event.message.description, metadata: all)
        return switch format {
        case .text: line.text
        case .json: line.json
        }
    }
}
