public import JSON

/// The errors that the specification itself defines, and the one of batches.
///
/// The message is the specification's title and then a sentence: many clients show their user nothing else.
extension RPCError {
    /// -32700. Says where the text breaks off, nothing of what it holds.
    public static func parseError(_ error: JSONSyntaxError) -> RPCError {
        RPCError(
            code: -32700, type: "parse_error", message: "Parse error: \(error)",
            details: ["problem": .string(error.description)])
    }

    /// -32600
    public static func invalidRequest(_ problem: String) -> RPCError {
        RPCError(
            code: -32600, type: "invalid_request", message: "Invalid Request: \(problem)",
            details: ["problem": .string(problem)])
    }

    /// -32601
    public static let methodNotFound = RPCError(
        code: -32601, type: "method_not_found", message: "Method not found: rpc.discover lists those that there are")

    /// -32602 with every problem there is: `data.errors: [{"param", "problem"}]`.
    public static func invalidParams(_ problems: [ParamProblem]) -> RPCError {
        let errors = problems.map { problem -> JSONValue in
            ["param": .string(problem.param), "problem": .string(problem.problem)]
        }
        return RPCError(
            code: -32602, type: "invalid_params", message: "Invalid params: \(told(problems))",
            details: ["errors": .array(errors)])
    }

    /// The first few, and no more of a name than a person reads: a client chooses the names of unknown params.
    private static func told(_ problems: [ParamProblem]) -> String {
        let first = problems.prefix(5).map { "\($0.param.prefix(40)) \($0.problem)" }.joined(separator: "; ")
        return problems.count > 5 ? "\(first); and \(problems.count - 5) more" : first
    }

    /// -32603. Tells nothing of the cause: that belongs in the log.
    public static let internalError = RPCError(
        code: -32603, type: "internal_error",
        message: "Internal error: the service's log tells more")

    /// -32001
    public static func batchTooLarge(limit: Int) -> RPCError {
        RPCError(
            code: -32001, type: "batch_too_large", message: "A batch may hold at most \(limit) calls",
            details: ["limit": .integer(Int64(limit))])
    }
}
