import QueryReadModels

/// Why `rebuild` or `verify` ends with 1 although nothing was wrong with how it was called.
enum BuildEnd: Error, CustomStringConvertible {
    /// Nobody looks on any longer.
    case left
    case notDone(BuildReport)
    case different(Int64)
    /// Nothing could be compared.
    case incomparable(BuildReport)
    /// Another build took its place.
    case lost

    var description: String {
        switch self {
        case .left:
            "the build goes on: look again with rebuild --status --follow, end it with rebuild --cancel"
        case .notDone(let build): "the \(build.kind) \(build.state.rawValue): \(build.error ?? "somebody ended it")"
        case .different(let count):
            "\(count) row\(count == 1 ? "" : "s") of the read models differ\(count == 1 ? "s" : "") from the log: mend with verify --repair"
        case .incomparable(let build): build.error ?? "the read models could not be compared with the log"
        case .lost: "the build is over and another one has begun since"
        }
    }
}
