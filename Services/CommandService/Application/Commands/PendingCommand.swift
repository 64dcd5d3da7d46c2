import CommandDomain
import FoundationEssentials
import UserContract

/// A command that is to be carried out, with everything that is the same however often it is decided.
struct PendingCommand: Sendable {
    let request: CommandRequest
    let userID: UUID
    let commandID: UUID
    let fingerprint: [UInt8]
    let metadata: [UInt8]

    init(_ request: CommandRequest) {
        self.request = request
        userID = request.userID ?? .version7()
        commandID = request.commandID ?? .version7()
        fingerprint = request.fingerprint
        metadata = EventMetadata(request, commandID: commandID).encoded()
    }

    /// A create needs no look at the user first: there should be none, and the append's expected revision 0 proves it.
    /// If there is one after all, the conflict leads to a second decision on what is there.
    var assumesNewUser: Bool {
        guard case .create = request.command else { return false }
        return request.expectedRevision == nil || request.expectedRevision == 0
    }
}
