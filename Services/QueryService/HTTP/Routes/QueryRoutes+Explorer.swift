internal import CQueryExplorer
internal import HTTPTypes
internal import Hummingbird
internal import NIOCore
internal import ServiceKit

extension QueryRoutes {
    /// The page a person sees first. It asks the same questions as any client, with a token that its reader enters.
    func addExplorer(to router: ServiceRouter) {
        router.get("/") { _, _ in
            Response(
                status: .ok,
                headers: [
                    .contentType: "text/html; charset=utf-8",
                    .cacheControl: CachePolicy.revalidate.rawValue,
                    .contentSecurityPolicy: Self.pagePolicy,
                    HTTPField.Name("Referrer-Policy")!: "no-referrer",
                    .xContentTypeOptions: "nosniff",
                ],
                body: ResponseBody(byteBuffer: Self.page))
        }
    }

    /// The page loads nothing and talks only to the service that it came from.
    private static let pagePolicy =
        "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; connect-src 'self'; img-src data:; "
        + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

    private static let page: ByteBuffer = {
        var count = 0
        let bytes = query_explorer_page(&count)
        return ByteBuffer(bytes: UnsafeBufferPointer(start: bytes, count: count))
    }()
}
