import CommandApplication
import JSONRPC
import ServiceKit

/// From messages to answers, by way of the method table.
struct RPCDispatcher: Sendable {
    private typealias Prepared = (id: RequestID, call: Result<PreparedCall, CallFault>)

    private let methods: MethodTable
    private let commands: CommandCalls

    init(methods: MethodTable, commands: CommandCalls) {
        self.methods = methods
        self.commands = commands
    }

    /// The answer's JSON text; empty when nothing is to be answered.
    ///
    /// - Throws: the 503 problem when a single call failed for want of the store.
    func answer(_ body: RPCBody, for caller: Caller) async throws(Problem) -> [UInt8] {
        switch body {
        case .failure(let error):
            return RPCResponse.error(.null, error).bytes
        case .single(let message):
            return try await answerSingle(message, for: caller).bytes
        case .batch(let messages):
            return RPCResponse.batch(await answerBatch(messages, for: caller))
        }
    }

    private func answerSingle(_ message: RPCMessage, for caller: Caller) async throws(Problem) -> RPCResponse {
        let prepared = prepare(message, for: caller)
        let result = await BatchRun([prepared.call], commands: commands, logger: caller.logger).results()[0]
        if case .failure(.away(let absence)) = result, prepared.id != .absent {
            throw absence.problem
        }
        return RPCResponse(prepared.id, result)
    }

    private func answerBatch(_ messages: [RPCMessage], for caller: Caller) async -> [RPCResponse] {
        let prepared = messages.map { prepare($0, for: caller) }
        let results = await BatchRun(prepared.map(\.call), commands: commands, logger: caller.logger).results()
        return zip(prepared, results).map { RPCResponse($0.id, $1) }
    }

    /// Everything that can be judged without the store: the method, the scope, the params, in this order.
    private func prepare(_ message: RPCMessage, for caller: Caller) -> Prepared {
        switch message {
        case .invalid(let id, let error):
            return (id, .failure(.refused(error)))
        case .call(let request):
            do {
                return (request.id, .success(try methods.prepare(request, for: caller)))
            } catch {
                return (request.id, .failure(.refused(error)))
            }
        }
    }
}

extension RPCResponse {
    fileprivate init(_ id: RequestID, _ result: Result<[UInt8], CallFault>) {
        switch result {
        case .success(let bytes): self = .result(id, bytes)
        case .failure(let fault): self = .error(id, fault.rpcError)
        }
    }
}
