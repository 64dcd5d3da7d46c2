import CommandApplication
import FoundationEssentials
import UserContract

extension LogHeader {
    init(_ members: inout LineMembers) throws(ArchiveProblem) {
        guard members.has("format"), try members.string("format") == Self.format else {
            throw ArchiveProblem("the file is not a \(Self.format): its first line does not say so")
        }
        let version = try members.integer("version")
        guard version == Self.version else {
            throw ArchiveProblem(
                "the file is a \(Self.format) of version \(version); this program reads version \(Self.version)")
        }
        self.init(logID: try members.uuid("log"))
        if members.has("aggregate_id") { selection.user = try members.uuid("aggregate_id") }
        if members.has("from") { selection.from = try members.timestamp("from") }
        if members.has("to") { selection.to = try members.timestamp("to") }
    }
}

extension LogTrailer {
    init(_ members: inout LineMembers) throws(ArchiveProblem) {
        guard try members.string("end") == LogHeader.format else {
            throw ArchiveProblem("it ends something else than a \(LogHeader.format)")
        }
        self.init(
            position: try members.integer("position"), events: try members.integer("events"),
            commands: try members.integer("commands"), digest: try members.hexadecimal("sha256"))
    }
}

extension RecordedEvent {
    init(_ members: inout LineMembers) throws(ArchiveProblem) {
        guard try members.string("aggregate_type") == RecordedEvent.aggregateType else {
            throw ArchiveProblem("it is about something else than a \(RecordedEvent.aggregateType)")
        }
        guard let version = Int32(exactly: try members.integer("version")) else {
            throw ArchiveProblem("its version cannot be read")
        }
        self.init(
            eventID: try members.uuid("event_id"), aggregateID: try members.uuid("aggregate_id"),
            revision: try members.integer("revision"), version: Int(version),
            position: try members.integer("position"), timestamp: try members.timestamp("timestamp"),
            type: try members.string("event_type"), data: try members.storedJSON("data"),
            metadata: try members.storedJSON("metadata"))
    }
}

extension HandledCommand {
    init(_ members: inout LineMembers) throws(ArchiveProblem) {
        self.init(
            commandID: try members.uuid("command_id"), fingerprint: try members.hexadecimal("fingerprint"),
            aggregateID: try members.uuid("aggregate_id"), firstRevision: try members.integer("first_revision"),
            lastRevision: try members.integer("last_revision"), firstPosition: try members.integer("first_position"),
            lastPosition: try members.integer("last_position"))
    }
}
