import UserContract

/// One argument of a call, with or without a label.
struct SwiftArgument {
    let source: String

    init(label: String? = nil, source: String) {
        self.source = label.map { "\($0): \(source)" } ?? source
    }

    init(_ call: SwiftCall) { self.init(source: call.source) }
    init(_ status: UserStatus) { self.init(source: ".\(status.rawValue)") }
    init(label: String, _ text: String) { self.init(label: label, source: SwiftLiteral.text(text)) }
    init(label: String, _ status: UserStatus) { self.init(label: label, source: ".\(status.rawValue)") }

    /// `try UserName("…")`
    init(label: String? = nil, trying type: String, _ text: String) {
        self.init(label: label, source: "try \(type)(\(SwiftLiteral.text(text)))")
    }
}
