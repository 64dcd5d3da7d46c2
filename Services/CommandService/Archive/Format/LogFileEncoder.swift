import CommandApplication
import Crypto
import JSON
import UserContract

/// Turns a log into the lines of a file, each with its line end, and counts and hashes what it has made.
public struct LogFileEncoder {
    private var digest = SHA256()
    private var events: Int64 = 0
    private var commands: Int64 = 0

    public init() {}

    public mutating func begin(_ header: LogHeader) -> [UInt8] {
        line { writer in
            writer.member("format", LogHeader.format)
            writer.member("version", LogHeader.version)
            writer.member("log", header.logID.text)
            writer.member("aggregate_id", header.selection.user?.text)
            writer.member("from", header.selection.from?.rfc3339)
            writer.member("to", header.selection.to?.rfc3339)
        }
    }

    public mutating func encode(_ entry: LogEntry) -> [UInt8] {
        switch entry {
        case .event(let event):
            events += 1
            return line { $0.members(of: event) }
        case .command(let command):
            commands += 1
            return line { $0.members(of: command) }
        }
    }

    /// - Parameter position: see ``LogTrailer/position``.
    public mutating func end(through position: Int64) -> [UInt8] {
        let digest = Hexadecimal.text(of: Array(digest.finalize()))
        let (events, commands) = (events, commands)
        return line { writer in
            writer.member("end", LogHeader.format)
            writer.member("position", position)
            writer.member("events", events)
            writer.member("commands", commands)
            writer.member("sha256", digest)
        }
    }

    private mutating func line(_ members: (inout JSONWriter) -> Void) -> [UInt8] {
        var writer = JSONWriter(reservingCapacity: 1024)
        writer.beginObject()
        members(&writer)
        writer.endObject()
        let line = writer.bytes + [UInt8(ascii: "\n")]
        digest.update(data: line)
        return line
    }
}

extension JSONWriter {
    fileprivate mutating func members(of event: RecordedEvent) {
        let data = StoredJSON(event.data)
        let metadata = StoredJSON(event.metadata)
        member("event_id", event.eventID.text)
        member("aggregate_id", event.aggregateID.text)
        member("aggregate_type", RecordedEvent.aggregateType)
        member("revision", event.revision)
        member("version", event.version)
        member("position", event.position)
        member("timestamp", event.timestamp.rfc3339)
        member("event_type", event.type)
        member("data", raw: data.line)
        member("metadata", raw: metadata.line)
        member("data_text", data.exactText)
        member("metadata_text", metadata.exactText)
    }

    fileprivate mutating func members(of command: HandledCommand) {
        member("command_id", command.commandID.text)
        member("fingerprint", Hexadecimal.text(of: command.fingerprint))
        member("aggregate_id", command.aggregateID.text)
        member("first_revision", command.firstRevision)
        member("last_revision", command.lastRevision)
        member("first_position", command.firstPosition)
        member("last_position", command.lastPosition)
    }
}
