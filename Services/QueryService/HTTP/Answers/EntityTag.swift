internal import QueryReadModels

/// The validator of a user (RFC 9110, section 8.8.3): strong, because a revision's bytes never change within a version of
/// the projection.
struct EntityTag: Hashable {
    let text: String

    init(revision: Int64) {
        text = "\"\(ReadModelSchema.version)-\(revision)\""
    }

    /// Whether a request with this `If-None-Match` has it already. Weak comparison, `*` fits everything (section 13.1.2).
    func matches(ifNoneMatch values: [String]) -> Bool {
        values.flatMap { $0.split(separator: ",") }.contains { item in
            let tag = item.filter { $0 != " " && $0 != "\t" }
            return tag == "*" || tag == text || tag == "W/" + text
        }
    }
}
