import CommandApplication
import FoundationEssentials
import UserContract

extension AppendRequest {
    /// An append of so many events to a stream.
    static func sample(
        _ stream: UUID = .version7(), at revision: Int64 = 0, events: Int = 1, command: UUID = .version7(),
        fingerprint: UInt8 = 1, releasing released: String? = nil, taking taken: String? = nil,
        data: String = #"{"name":"Sarah"}"#
    ) -> AppendRequest {
        AppendRequest(
            commandID: command, fingerprint: Array(repeating: fingerprint, count: 32), aggregateID: stream,
            expectedRevision: revision,
            events: (0..<events).map { _ in
                NewEvent(
                    eventID: .version7(), type: "USER_CREATED", version: 2, data: Array(data.utf8),
                    metadata: Array(#"{"actor":"tester"}"#.utf8))
            },
            releasedEmail: released, takenEmail: taken)
    }
}
