import CommandDomain
import FoundationEssentials
import UserContract

extension EventMetadata {
    init(_ request: CommandRequest, commandID: UUID) {
        self.init(
            actor: request.actor, reason: request.command.reason?.text, commandID: commandID,
            correlationID: request.correlationID ?? UUID.version7().text, traceparent: request.traceparent,
            ip: request.ip, userAgent: request.userAgent)
    }
}
