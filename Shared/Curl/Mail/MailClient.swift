import CLibCurl

/// Sends mail by SMTP. Each mail has a thread and a connection of its own for as long as it takes: libcurl waits for the replies
/// to a message and to QUIT inside one call, and on the driver's thread a slow relay would hold up everybody's requests.
public struct MailClient: Sendable {
    public init() {
        CurlLibrary.initialize()
    }

    /// Returns the server's verdict: that it took the mail, or its refusal.
    ///
    /// Cancelling the task ends the connection within a second. A mail that failed without a reply may have arrived.
    public func send(_ request: MailTransferRequest) async throws(TransferFault) -> MailReply {
        let target = try Self.checkedTarget(of: request)
        let cancellation = MailCancellation()
        let result = await withTaskCancellationHandler {
            await withCheckedContinuation { completion in
                DriverThread.start {
                    completion.resume(returning: Self.perform(request, target, cancellation))
                }
            }
        } onCancel: {
            cancellation.raise()
        }
        return try result.get()
    }

    private static func perform(
        _ request: MailTransferRequest, _ target: TargetURL, _ cancellation: MailCancellation
    ) -> Result<MailReply, TransferFault> {
        guard !cancellation.isRaised else { return .failure(.cancelled) }
        guard let transfer = MailTransfer(request, to: target, cancellation) else {
            return .failure(.other(code: Int(CURLE_OUT_OF_MEMORY.rawValue)))
        }
        return transfer.perform()
    }

    private static func checkedTarget(of request: MailTransferRequest) throws(TransferFault) -> TargetURL {
        let target: TargetURL
        do throws(TargetProblem) {
            target = try TargetURL(request.url)
        } catch {
            throw .invalidURL
        }
        guard target.isMail else { throw .invalidURL }
        switch request.policy.problem(with: target) {
        case .forbiddenAddress: throw .targetRefused
        case .some: throw .invalidURL
        case nil: break
        }
        guard request.isFit else { throw .invalidRequest }
        return target
    }
}
