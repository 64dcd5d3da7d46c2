import JSONRPC
import ServiceKit

/// From messages to answers, by way of the method table.
struct RPCDispatcher: Sendable {
    private let methods: MethodTable

    init(methods: MethodTable) {
        self.methods = methods
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
        let (id, call) = prepare(message, for: caller)
        do {
            return .result(id, try await call.get().run())
        } catch {
            switch error {
            case .refused(let refusal): return .error(id, refusal)
            case .away(let absence) where id == .absent: return .error(id, absence.rpcError)
            case .away(let absence): throw absence.problem
            }
        }
    }

    private func answerBatch(_ messages: [RPCMessage], for caller: Caller) async -> [RPCResponse] {
        let calls = messages.map { prepare($0, for: caller) }
        var responses = calls.map { id, call -> RPCResponse in
            switch call {
            case .success: .error(id, .internalError)
            case .failure(let fault): .error(id, fault.rpcError)
            }
        }
        let footprints = calls.map { (try? $0.call.get())?.footprint ?? CallFootprint() }
        for step in BatchPlan.steps(footprints) {
            await withTaskGroup(of: (Int, RPCResponse).self) { group in
                for index in step {
                    guard case .success(let call) = calls[index].call else {
                        continue
                    }
                    let id = calls[index].id
                    group.addTask { (index, await Self.response(id, call)) }
                }
                for await (index, response) in group {
                    responses[index] = response
                }
            }
        }
        return responses
    }

    private static func response(_ id: RequestID, _ call: PreparedCall) async -> RPCResponse {
        do {
            return .result(id, try await call.run())
        } catch {
            return .error(id, error.rpcError)
        }
    }

    /// Everything that can be judged without the store: the method, the scope, the params, in this order.
    private func prepare(
        _ message: RPCMessage, for caller: Caller
    ) -> (id: RequestID, call: Result<PreparedCall, CallFault>) {
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
