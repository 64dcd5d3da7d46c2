public import FoundationEssentials
public import Hummingbird
public import UserContract

/// A request's query parameters, read strictly: unknown, repeated and ill-formed ones are collected and told at once.
///
/// Read every parameter first, then call ``finish()``.
public struct QueryParameters: Sendable {
    private var values: [String: String] = [:]
    private let allowed: Set<String>
    public private(set) var problems: [ParameterProblem] = []

    /// - Parameter allowed: every name that this address knows; another one is a problem.
    public init(_ request: Request, allowed: Set<String>) {
        self.init(query: request.uri.query ?? "", allowed: allowed)
    }

    public init(query: String, allowed: Set<String>) {
        self.allowed = allowed
        for pair in query.split(separator: "&", omittingEmptySubsequences: true) {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = QueryText.decoded(parts[0]) else {
                problems.append(ParameterProblem("query", "must be percent-encoded UTF-8"))
                continue
            }
            guard allowed.contains(name) else {
                problems.append(ParameterProblem(name, "is not known here"))
                continue
            }
            guard let value = QueryText.decoded(parts.count == 2 ? parts[1] : "") else {
                problems.append(ParameterProblem(name, "must be percent-encoded UTF-8"))
                continue
            }
            guard !value.unicodeScalars.contains("\0") else {
                problems.append(ParameterProblem(name, "must not contain control characters"))
                continue
            }
            guard values[name] == nil else {
                problems.append(ParameterProblem(name, "must be given once"))
                continue
            }
            values[name] = value
        }
    }

    /// The decoded value as it is.
    public func text(_ name: String) -> String? {
        precondition(allowed.contains(name), "the parameter \(name) is not declared")
        return values[name]
    }

    /// The value made by `parse`, or a problem with `expectation`, such as "must be a UUID".
    public mutating func value<Value>(
        _ name: String, _ expectation: String, parse: (String) -> Value?
    ) -> Value? {
        guard let text = text(name) else {
            return nil
        }
        guard let value = parse(text) else {
            refuse(name, expectation)
            return nil
        }
        return value
    }

    public mutating func integer(_ name: String, in range: ClosedRange<Int64>) -> Int64? {
        let expectation =
            range.upperBound == .max
            ? "must be a whole number of at least \(range.lowerBound)"
            : "must be a whole number from \(range.lowerBound) to \(range.upperBound)"
        return value(name, expectation) { text in
            guard text.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else {
                return nil
            }
            return Int64(text).flatMap { range.contains($0) ? $0 : nil }
        }
    }

    public mutating func uuid(_ name: String) -> UUID? {
        value(name, "must be a UUID") { UUID(text: $0) }
    }

    public mutating func timestamp(_ name: String) -> Timestamp? {
        value(name, "must be an RFC 3339 time such as 2026-03-15T15:47:00Z") { Timestamp(rfc3339: $0) }
    }

    /// One of a few words.
    public mutating func choice<Choice: RawRepresentable & CaseIterable>(
        _ name: String, of type: Choice.Type = Choice.self
    ) -> Choice? where Choice.RawValue == String {
        let words = Choice.allCases.map(\.rawValue).joined(separator: ", ")
        return value(name, "must be one of \(words)") { Choice(rawValue: $0) }
    }

    /// Adds a problem that the caller found.
    public mutating func refuse(_ name: String, _ detail: String) {
        problems.append(ParameterProblem(name, detail))
    }

    /// Throws one 400 with every problem, if there is any.
    public func finish() throws(Problem) {
        guard problems.isEmpty else {
            throw .badRequest(problems)
        }
    }
}
