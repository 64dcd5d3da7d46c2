import CommandApplication
import CommandDelivery
import JSON
import JSONRPC
import ServiceKit

/// Every method of the service. Dispatch and `rpc.discover` both read this table, so they cannot disagree.
struct MethodTable: Sendable {
    private let methods: [RPCMethod]
    private let byName: [String: RPCMethod]

    init(events: any EventReader, delivery: any DeliveryAdministration) {
        self.init(
            UserMethods().all + EventMethods(events: events).all + SubscriptionMethods(delivery: delivery).all
                + DeliveryMethods(delivery: delivery).all)
    }

    init(_ methods: [RPCMethod]) {
        let all = methods + [DiscoverMethod.method(describing: methods)]
        self.methods = all
        byName = Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0) })
    }

    var all: [RPCMethod] { methods }

    /// - Throws: -32601, 1008 or -32602, judged in this order.
    func prepare(_ request: RPCRequest, for caller: Caller) throws(RPCError) -> PreparedCall {
        guard let method = byName[request.method] else {
            throw .methodNotFound
        }
        if let scope = method.scope, caller.principal?.has(scope) != true {
            throw .forbidden(scope: scope)
        }
        var reader = ParamReader(request.params, declared: method.params.map(\.name))
        return try method.prepare(&reader, caller)
    }
}
