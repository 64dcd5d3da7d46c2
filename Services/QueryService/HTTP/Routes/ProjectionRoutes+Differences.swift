internal import Hummingbird
internal import JSON
internal import QueryReadModels
internal import ServiceKit
internal import UserContract

extension ProjectionRoutes {
    func addDifferences(to router: ServiceRouter) {
        router.get("/projections/differences") { request, context in
            try await endpoint.answer(request, context, scope: .auditRead) {
                var parameters = QueryParameters(request, allowed: ["limit", "cursor"])
                let limit = parameters.limit()
                let after: Int64? = parameters.place(of: .differences)
                try parameters.finish()
                // One more than asked for tells whether there is a next page.
                let found = try await builds.differences(after: after ?? 0, limit: limit + 1)
                let page = found.prefix(limit)
                let next = found.count > limit ? page.last.map { Cursor.text($0.number, of: .differences) } : nil
                var document: JSONObject = ["items": .array(page.map { DifferenceDocument.value($0.difference) })]
                document["next_cursor"] = next.map { .string($0) }
                return Self.answer(.object(document))
            }
        }
    }
}
