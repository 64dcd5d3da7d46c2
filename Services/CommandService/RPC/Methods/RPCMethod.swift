import JSON
import JSONRPC
import ServiceKit

/// One method: what `rpc.discover` tells of it and what is done when it is called.
struct RPCMethod: Sendable {
    let name: String
    let summary: String
    /// What a caller must know beyond the summary.
    let details: String?
    /// Nil: every caller may.
    let scope: Scope?
    /// In the order in which they are taken by position.
    let params: [ParamDescriptor]
    let result: ResultDescriptor
    let errors: [ErrorDescriptor]
    let example: MethodExample?
    /// Reads the params; the reader has their names.
    let prepare: @Sendable (inout ParamReader, Caller) throws(RPCError) -> PreparedCall

    init(
        _ name: String, _ summary: String, details: String? = nil, scope: Scope? = nil,
        params: [ParamDescriptor] = [], result: ResultDescriptor, errors: [ErrorDescriptor] = [],
        example: MethodExample? = nil,
        prepare: @escaping @Sendable (inout ParamReader, Caller) throws(RPCError) -> PreparedCall
    ) {
        self.name = name
        self.summary = summary
        self.details = details
        self.scope = scope
        self.params = params
        self.result = result
        self.errors = errors
        self.example = example
        self.prepare = prepare
    }
}
