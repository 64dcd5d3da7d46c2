internal import HTTPTypes
internal import Hummingbird
internal import JSON
internal import ServiceKit

extension QueryRoutes {
    /// What this service answers, for programs: no token, because it tells nothing of anybody.
    func addDocument(to router: ServiceRouter) {
        router.get("/openapi.json") { _, _ in
            Response.json(Self.document, headers: [.cacheControl: CachePolicy.revalidate.rawValue])
        }
    }

    private static let document = OpenAPIDocument.json.serialized()
}
