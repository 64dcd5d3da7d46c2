public import Curl

/// The port to mail servers.
public protocol MailTransport: Sendable {
    /// Sends one mail and returns the server's verdict. Cancelling the task abandons it.
    func send(_ request: MailTransferRequest) async throws(TransferFault) -> MailReply
}

extension MailClient: MailTransport {}
