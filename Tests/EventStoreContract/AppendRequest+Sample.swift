import CommandApplication
import FoundationEssentials
import UserContract

extension AppendRequest {
    /// An append of so many plausible events. `email` is taken unless it is nil.
    static func sample(
        _ aggregate: UUID = .version7(), at revision: Int64 = 0, events: Int = 1, command: UUID = .version7(),
        fingerprint: UInt8 = 1, releasing released: String? = nil, taking email: String? = nil
    ) -> AppendRequest {
        AppendRequest(
            commandID: command, fingerprint: Array(repeating: fingerprint, count: 32), aggregateID: aggregate,
            expectedRevision: revision,
            events: (0..<events).map { index in
                .sample(revision == 0 && index == 0 ? .created : .nameChanged, command: command)
            },
            releasedEmail: released, takenEmail: email)
    }
}

extension NewEvent {
    static func sample(_ type: UserEventType, command: UUID) -> NewEvent {
        let data =
            type == .created
            ? #"{"name":"Sarah","email":"sarah@example.com","status":"active","locale":"en"}"#
            : #"{"name":"Sara","previous_name":"Sarah"}"#
        let metadata = #"{"actor":"tester","command_id":"\#(command.text)","correlation_id":"c"}"#
        return NewEvent(
            eventID: .version7(), type: type.rawValue, version: UserEventSchema.currentVersion(of: type),
            data: Array(data.utf8), metadata: Array(metadata.utf8))
    }
}

/// An address that nobody else has.
func freshEmail() -> String {
    "\(UUID.version7().text)@example.com"
}
