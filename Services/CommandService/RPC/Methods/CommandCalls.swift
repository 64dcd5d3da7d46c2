import CommandApplication
import JSONRPC
import Logging

/// Commands to the handler, their answers as JSON, and what is counted of them.
struct CommandCalls: Sendable {
    let handler: UserCommandHandler

    /// - Parameter requests: those of a batch go to the store together.
    func results(of requests: [CommandRequest], logger: Logger) async -> [Result<[UInt8], CallFault>] {
        let start = ContinuousClock.now
        let answers = await handler.handle(requests)
        let duration = ContinuousClock.now - start
        return zip(requests, answers).map { request, answer in
            switch answer {
            case .success(let answer):
                CommandMetrics.shared.record(request.method, answer.outcome, duration)
                return .success(answer.json)
            case .failure(let failure):
                let fault = CallFault(failure)
                CommandMetrics.shared.record(request.method, fault.rpcError.type, duration)
                if case .corrupt(let sentence) = failure {
                    logger.error(
                        "command failed", metadata: ["method": "\(request.method)", "problem": "\(sentence)"])
                }
                return .failure(fault)
            }
        }
    }
}
