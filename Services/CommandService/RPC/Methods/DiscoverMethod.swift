import JSON
import JSONRPC

/// `rpc.discover` (OpenRPC, section "Service Discovery Method").
enum DiscoverMethod {
    static let name = "rpc.discover"

    static func method(describing methods: [RPCMethod]) -> RPCMethod {
        let document = OpenRPCDocument(methods: methods).json.serialized()
        return RPCMethod(
            name, "This document.",
            result: ResultDescriptor(name: "OpenRPC document", schema: ["type": "object"])
        ) { reader, _ throws(RPCError) in
            try reader.finish()
            return .other { () throws(CallFault) in document }
        }
    }
}
