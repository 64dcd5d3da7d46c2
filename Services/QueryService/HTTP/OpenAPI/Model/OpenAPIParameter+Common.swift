internal import JSON

/// What several addresses take.
extension OpenAPIParameter {
    static let userID = OpenAPIParameter("id", in: .path, "The user, in any letter case.", OpenAPISchemas.uuidInput)

    static let minimumPosition = OpenAPIParameter(
        "min_position",
        "Read your own write: the position from a command's answer. An older answer is a 409, after as long as Prefer "
            + "says.", OpenAPISchemas.position)

    static let prefer = OpenAPIParameter(
        "Prefer", in: .header,
        "`wait=S` (RFC 7240): how many seconds to wait for min_position, at most \(WaitPreference.limit).",
        OpenAPISchemas.text)

    static let ifNoneMatch = OpenAPIParameter(
        "If-None-Match", in: .header, "ETags that the client has, or `*`.", OpenAPISchemas.text)

    static let limit = OpenAPIParameter(
        "limit", "Items of a page.",
        [
            "type": "integer", "minimum": .integer(PageSize.range.lowerBound),
            "maximum": .integer(PageSize.range.upperBound), "default": .integer(Int64(PageSize.standard)),
        ])

    static let cursor = OpenAPIParameter(
        "cursor", "`next_cursor` of the page before. It belongs to the same filters and the same order.",
        OpenAPISchemas.cursor)

    static func time(_ name: String, _ summary: String, examples: JSONObject = [:]) -> OpenAPIParameter {
        OpenAPIParameter(name, summary, OpenAPISchemas.timeInput, examples: examples)
    }

    /// Of every list.
    static let paging = [limit, cursor, minimumPosition, prefer]
}
