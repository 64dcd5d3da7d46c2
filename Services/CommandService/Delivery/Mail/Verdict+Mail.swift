import Curl

extension Verdict {
    /// A refused recipient or message is the event's fault; what is refused before has nothing to do with it.
    init(_ reply: MailReply) {
        switch (reply.code, reply.command) {
        case (200...299, .content): self = .accepted(position: nil)
        case (500...599, .recipient), (500...599, .content): self = .badRequest
        case (500...599, _): self = .wrongTarget
        default: self = .tryAgain(asked: nil)
        }
    }

    /// - Parameter fault: of a mail.
    init(mail fault: TransferFault) {
        switch fault {
        case .internationalAddress: self = .badRequest
        case .encryptionNotOffered, .loginNotOffered: self = .wrongTarget
        default: self = Verdict(fault)
        }
    }
}
