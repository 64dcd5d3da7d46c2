/// A call in Swift source. Each argument has lines of its own, so that it is formatted however long its texts are.
struct SwiftCall {
    private let function: String
    private let arguments: [SwiftArgument]

    init(_ function: String, _ arguments: SwiftArgument...) {
        self.function = function
        self.arguments = arguments
    }

    var source: String {
        let lines = arguments.map { Self.indented($0.source) }
        return "\(function)(\n\(lines.joined(separator: ",\n"))\n)"
    }

    static func indented(_ source: String, by steps: Int = 1) -> String {
        let margin = String(repeating: "    ", count: steps)
        return source.split(separator: "\n", omittingEmptySubsequences: false)
            .map { $0.isEmpty ? "" : margin + $0 }
            .joined(separator: "\n")
    }
}
