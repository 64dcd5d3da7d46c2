import FoundationEssentials
public import UserContract

/// A test of the rules, made of what happened to one user: given what came before, when the last command is given, then
/// exactly the events that it made.
public struct RegressionTest: Sendable {
    /// The name of the test's type, and of its file without `.swift`.
    public let name: String
    /// The file's text. It compiles in `Tests/CommandDomainTests`.
    public let source: String

    /// - Parameters:
    ///   - history: all events of the user from the first.
    ///   - revision: an event of the command in question; the last one without.
    ///   - keepsTexts: whether names, e-mails, reasons and actors stay as they are, in a repository and for ever.
    public init(
        history: [RecordedEvent], atRevision revision: Int64? = nil, keepsTexts: Bool = false
    ) throws(ArchiveProblem) {
        let scene = try RegressionScene(history: history, atRevision: revision, keepsTexts: keepsTexts)
        name = Self.name(of: scene)
        source = Self.source(of: scene, named: name, keepsTexts: keepsTexts)
    }

    /// The last twelve digits of an id are random in every version that the service makes.
    private static func name(of scene: RegressionScene) -> String {
        "User\(scene.user.text.suffix(12))Revision\(scene.revision)Tests"
    }

    private static func source(of scene: RegressionScene, named name: String, keepsTexts: Bool) -> String {
        let texts = keepsTexts ? "with its real texts" : "with invented names, e-mails, reasons and actors"
        let command = SwiftArgument(source: scene.then.commandSource)
        let calls = [
            SwiftCall(".when", command, .init(label: "by", scene.actor)).source, ".then(\(array([scene.then])))",
        ].joined(separator: "\n")
        // The formatter indents a chain that begins in one line.
        let chain = scene.given.isEmpty ? SwiftCall.indented(calls) : calls
        let body = "given(\(array(scene.given)))\n\(chain)"
        return """
            import CommandDomain
            import Testing
            import UserContract

            /// User \(scene.user.text) at revision \(scene.revision), \(texts).
            struct \(name) {
                @Test func `the command that made \(scene.then.type.rawValue) still makes it`() throws {
            \(SwiftCall.indented(body, by: 2))
                }
            }

            """
    }

    private static func array(_ events: [UserEvent]) -> String {
        guard !events.isEmpty else { return "[]" }
        let elements = events.map { SwiftCall.indented($0.source) + (events.count > 1 ? "," : "") }
        return "[\n\(elements.joined(separator: "\n"))\n]"
    }
}
