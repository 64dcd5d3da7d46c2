import JSON
import Logging
import UserContract

/// One event of the log, ready to be rendered.
struct LogLine {
    let time: Timestamp
    let level: Logger.Level
    let label: String
    let message: String
    let metadata: [(key: String, value: String)]

    init(time: Timestamp, level: Logger.Level, label: String, message: String, metadata: Logger.Metadata) {
        self.time = time
        self.level = level
        self.label = label
        self.message = message
        self.metadata =
            metadata
            .map { (key: $0.key == "hb.request.id" ? "request_id" : $0.key, value: $0.value.description) }
            .sorted { $0.key < $1.key }
    }

    /// Control characters become spaces: a value from outside must not be able to forge a second line.
    var text: String {
        var line = "\(time.rfc3339) \(level.rawValue.uppercased()) \(label): \(message)"
        for (key, value) in metadata {
            line += " \(key)=\(value)"
        }
        let scalars = line.unicodeScalars.map { $0.properties.generalCategory == .control ? " " : $0 }
        return String(String.UnicodeScalarView(scalars))
    }

    var json: String {
        var writer = JSONWriter()
        writer.beginObject()
        writer.member("time", time.rfc3339)
        writer.member("level", level.rawValue)
        writer.member("logger", label)
        writer.member("message", message)
        for (key, value) in metadata where !["time", "level", "logger", "message"].contains(key) {
            writer.member(key, value)
        }
        writer.endObject()
        return String(decoding: writer.bytes, as: UTF8.self)
    }
}
