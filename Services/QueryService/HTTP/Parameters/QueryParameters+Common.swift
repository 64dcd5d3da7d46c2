internal import FoundationEssentials
internal import ServiceKit
internal import UserContract

extension QueryParameters {
    /// The id in the path. An ill-formed one is a problem like any other; what is returned then is never used.
    mutating func userID(_ text: String?) -> UUID {
        guard let id = text.flatMap(UUID.init(text:)) else {
            refuse("id", "must be a UUID")
            return UUID()
        }
        return id
    }

    mutating func minimumPosition() -> Int64? {
        integer("min_position", in: 0...Int64.max)
    }

    mutating func limit() -> Int {
        integer("limit", in: PageSize.range).map { Int($0) } ?? PageSize.standard
    }

    /// The value, unless it is empty or of more than `limit` code points.
    mutating func nonEmptyText(_ name: String, limit: Int) -> String? {
        value(name, "must have 1 to \(limit) characters") { (1...limit).contains($0.unicodeScalars.count) ? $0 : nil }
    }

    /// The place in a cursor that was made for the same question. Next to other problems the question is not known, and
    /// a cursor is not blamed for that.
    mutating func place<Place: CursorPlace>(of question: CursorQuestion) -> Place? {
        let known = problems.isEmpty ? question : nil
        return value("cursor", "must be a next_cursor of a list with the same filters and order") {
            Cursor.place(in: $0, of: known)
        }
    }
}
