import JSON
import QueryReadModels

/// A build as the service tells it.
struct BuildReport: Sendable {
    let id: String
    let kind: String
    let state: BuildState
    let position: Int64
    let toPosition: Int64?
    let differences: Int64?
    let error: String?

    /// nil when it is none.
    init?(_ value: JSONValue?) {
        guard let value, let id = value["id"]?.string, let kind = value["kind"]?.string,
            let state = value["state"]?.string.flatMap(BuildState.init), let position = value["position"]?.integer
        else { return nil }
        self.id = id
        self.kind = kind
        self.state = state
        self.position = position
        toPosition = value["to_position"]?.integer
        differences = value["differences"]?.integer
        error = value["error"]?.string
    }

    /// How it stands, in one line.
    var line: String {
        var line = "\(id)  \(kind)  \(state.rawValue)  position \(position)"
        if let toPosition { line += " of \(toPosition)" }
        if let differences { line += differences == 1 ? "  1 difference" : "  \(differences) differences" }
        return line + (error.map { " - \($0)" } ?? "")
    }
}
