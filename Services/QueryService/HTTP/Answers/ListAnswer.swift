internal import HTTPTypes
internal import Hummingbird
internal import QueryReadModels
internal import ServiceKit

/// A page of a list, with `Link: rel="next"` when it is not the last.
enum ListAnswer {
    static func page<Place: CursorPlace>(
        _ page: Page<Place>, question: CursorQuestion, path: String, query: String?
    ) -> Response {
        let cursor = page.next.map { Cursor.text($0, of: question) }
        var headers: HTTPFields = [.cacheControl: CachePolicy.never.rawValue]
        headers[.link] = cursor.map { NextLink.header(path: path, query: query, cursor: $0) }
        return .json(ListDocument.bytes(items: page.items, nextCursor: cursor), headers: headers)
    }
}
