import CLibCurl
public import Logging

/// Sends HTTP requests over one driver thread that owns all connections. Safe to use from anywhere; keep one per process.
public final class CurlDriver: Sendable {
    private let mailbox: DriverMailbox

    public init(logger: Logger) {
        CurlLibrary.initialize()
        guard let multi = MultiHandle() else { preconditionFailure("libcurl could not be initialised") }
        let mailbox = DriverMailbox(multi)
        self.mailbox = mailbox
        DriverThread.start { DriverLoop(multi, mailbox, logger).run() }
    }

    deinit {
        mailbox.post(.stop)
    }

    /// Sends the request and returns the complete answer, whatever its status; redirects are answers like any other.
    ///
    /// Cancelling the task closes the connection. A request that failed after it was sent may have arrived.
    public func send(_ request: HTTPTransferRequest) async throws(TransferFault) -> HTTPTransferResponse {
        let target = try Self.checkedTarget(of: request)
        let id = mailbox.makeID()
        let mailbox = mailbox
        let result = await withTaskCancellationHandler {
            await withCheckedContinuation { (completion: TransferSlot.Completion) in
                if !mailbox.post(.start(id: id, request, target, completion)) {
                    completion.resume(returning: .failure(.closed))
                }
                // A task cancelled before this point has called the handler below too early.
                if Task.isCancelled { mailbox.post(.cancel(id: id)) }
            }
        } onCancel: {
            mailbox.post(.cancel(id: id))
        }
        return try result.get()
    }

    /// Ends the driver: requests under way fail with `.closed`, as does every later one. Returns when all connections
    /// are closed. May be called more than once.
    public func shutdown() async {
        mailbox.post(.stop)
        await mailbox.waitForEnd()
    }

    private static func checkedTarget(of request: HTTPTransferRequest) throws(TransferFault) -> TargetURL {
        let target: TargetURL
        do throws(TargetProblem) {
            target = try TargetURL(request.url)
        } catch {
            throw .invalidURL
        }
        guard !target.isMail else { throw .invalidURL }
        switch request.policy.problem(with: target) {
        case .forbiddenAddress: throw .targetRefused
        case .some: throw .invalidURL
        case nil: break
        }
        guard RequestLineRules.isToken(request.method),
            request.headers.allSatisfy({ RequestLineRules.isToken($0) && RequestLineRules.isFieldValue($1) })
        else { throw .invalidRequest }
        return target
    }
}
