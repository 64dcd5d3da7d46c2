import JSON

/// Reads a call's params, by name or by position in declared order, and collects every problem before telling any.
///
/// ```swift
/// var params = ParamReader(request.params, declared: ["name", "limit"])
/// let name = params.required("name", .string)
/// let limit = params.optional("limit", .integer(in: 1...1_000))
/// let checked = try params.finish(name)
/// ```
public struct ParamReader: Sendable {
    private let declared: [String]
    private let params: RPCParams
    public private(set) var problems: [ParamProblem] = []

    /// - Parameter declared: all names of the method, in the order in which they may come by position.
    public init(_ params: RPCParams, declared: [String]) {
        self.declared = declared
        self.params = params
    }

    /// Nil when a problem was recorded; `finish` unwraps.
    public mutating func required<Value>(_ name: String, _ type: ParamType<Value>) -> Value? {
        guard let value = value(of: name) else {
            report(name, "is required")
            return nil
        }
        return read(name, value, type)
    }

    /// Nil when the param is absent, or a problem was recorded. Null is a problem, not absence.
    public mutating func optional<Value>(_ name: String, _ type: ParamType<Value>) -> Value? {
        value(of: name).flatMap { read(name, $0, type) }
    }

    /// Whether the call has the param, whatever its value.
    public func isGiven(_ name: String) -> Bool {
        value(of: name) != nil
    }

    /// Adds a problem that only several params together, or a rule outside, can show.
    public mutating func report(_ name: String, _ problem: String) {
        problems.append(ParamProblem(param: name, problem: problem))
    }

    /// Throws one -32602 with all problems, unknown params last.
    public func finish() throws(RPCError) {
        let all = problems + unknown
        guard all.isEmpty else {
            throw .invalidParams(all)
        }
    }

    /// `finish()`, then the required values, which are all there.
    public func finish<each Value>(_ values: repeat (each Value)?) throws(RPCError) -> (repeat each Value) {
        try finish()
        func present<One>(_ value: One?) throws(RPCError) -> One {
            guard let value else {
                // Only an optional param handed in here by mistake gets this far.
                throw .internalError
            }
            return value
        }
        return (repeat try present(each values))
    }

    private func value(of name: String) -> JSONValue? {
        switch params {
        case .none:
            return nil
        case .byName(let object):
            return object[name]
        case .byPosition(let values):
            guard let index = declared.firstIndex(of: name), index < values.count else {
                return nil
            }
            return values[index]
        }
    }

    private mutating func read<Value>(_ name: String, _ value: JSONValue, _ type: ParamType<Value>) -> Value? {
        guard !value.isNull else {
            report(name, "must not be null")
            return nil
        }
        do {
            return try type.read(value)
        } catch {
            report(name, error.problem)
            return nil
        }
    }

    /// What the method has no param for. Bounded, so that a small request cannot ask for a huge answer.
    private var unknown: [ParamProblem] {
        switch params {
        case .none:
            return []
        case .byName(let object):
            let names = object.keys.filter { !declared.contains($0) }
            let told = names.prefix(Self.maximumUnknown).map {
                ParamProblem(param: $0, problem: "is not a param of this method")
            }
            guard let next = names.dropFirst(Self.maximumUnknown).first else {
                return told
            }
            let rest = names.count - Self.maximumUnknown
            return told + [ParamProblem(param: next, problem: "and \(rest - 1) more are not params of this method")]
        case .byPosition(let values):
            guard values.count > declared.count else {
                return []
            }
            let problem = "is beyond the \(declared.count) params of this method, \(values.count) values were given"
            return [ParamProblem(param: "[\(declared.count)]", problem: problem)]
        }
    }

    private static let maximumUnknown = 100
}
