import JSON

/// A difference as people read it: `user 0190…: different: name, email`.
enum DifferenceLine {
    static func text(_ difference: JSONValue) -> String {
        var line = difference["kind"]?.string ?? "row"
        if let user = difference["user_id"]?.string { line += " \(user)" }
        if let revision = difference["revision"]?.integer { line += " revision \(revision)" }
        if let position = difference["position"]?.integer { line += " position \(position)" }
        line += ": \(difference["problem"]?.string ?? "different")"
        let fields = (difference["fields"]?.array ?? []).compactMap(\.string)
        return fields.isEmpty ? line : line + ": " + fields.joined(separator: ", ")
    }
}
