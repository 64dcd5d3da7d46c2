import CommandDelivery
import JSONRPC
import Logging
import ServiceKit

extension RPCMethod {
    /// A method for those who manage delivery. Who called it, and for which subscription, is written to the log.
    static func delivery(
        _ name: String, _ summary: String, details: String? = nil, params: [ParamDescriptor],
        result: ResultDescriptor, errors: [ErrorDescriptor], example: MethodExample,
        prepare: @escaping @Sendable (inout ParamReader, Caller) throws(RPCError) -> DeliveryCall
    ) -> RPCMethod {
        RPCMethod(
            name, summary, details: details, scope: .deliveryAdmin, params: params, result: result,
            errors: errors + ErrorDescriptor.ofEveryMethod, example: example
        ) { reader, caller throws(RPCError) in
            let call = try prepare(&reader, caller)
            return .other { () throws(CallFault) in
                try await carryOut(call, of: name, for: caller)
            }
        }
    }

    private static func carryOut(
        _ call: DeliveryCall, of method: String, for caller: Caller
    ) async throws(CallFault) -> [UInt8] {
        var metadata: Logger.Metadata = [
            "method": "\(method)", "actor": "\(caller.principal?.subject ?? "")",
            "subscription": "\(call.subscription ?? "all")",
        ]
        do throws(DeliveryAdministrationError) {
            let answer = try await call.carryOut()
            metadata["outcome"] = "done"
            caller.logger.info("Delivery was managed.", metadata: metadata)
            return answer
        } catch {
            let fault = CallFault(error, applied: call.applied)
            metadata["outcome"] = "\(fault.rpcError.type)"
            if case .unavailable(let problem) = error { metadata["reason"] = "\(problem)" }
            caller.logger.info("Delivery was not managed.", metadata: metadata)
            throw fault
        }
    }
}
