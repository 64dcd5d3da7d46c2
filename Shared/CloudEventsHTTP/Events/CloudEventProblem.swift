public import JSON

/// Why a body was refused. The sentence holds nothing of the body.
public enum CloudEventProblem: Error, Sendable, Hashable, CustomStringConvertible {
    case contentType
    case syntax(JSONSyntaxError)

    /// The JSON value is of another kind than the content type says; `index` counts within a batch.
    case shape(index: Int?, String)

    case attribute(index: Int?, name: String, String)

    public var description: String {
        switch self {
        case .contentType:
            let types = CloudEventsMediaType.allCases.map(\.rawValue).joined(separator: " or ")
            return "Content-Type must be \(types), in UTF-8"
        case .syntax(let error):
            return "the body is not JSON: \(error)"
        case .shape(let index, let problem):
            return Self.subject(index) + problem
        case .attribute(let index, let name, let problem):
            return Self.subject(index) + "`\(name)` \(problem)"
        }
    }

    private static func subject(_ index: Int?) -> String {
        index.map { "event \($0): " } ?? ""
    }
}
