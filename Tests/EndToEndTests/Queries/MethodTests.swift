import JSON
import TestSupport
import Testing

extension EndToEnd {
    /// The contract's word on wrong methods, at every address of the real program.
    @Suite struct MethodTests {
        /// What the HTTP parser knows; another one is no HTTP to it, and CONNECT has another kind of target.
        private static let methods = [
            "GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "TRACE", "COPY", "LOCK", "MKCOL", "MOVE", "PROPFIND",
            "PROPPATCH", "UNLOCK", "BIND", "REBIND", "UNBIND", "ACL", "REPORT", "MKACTIVITY", "CHECKOUT", "MERGE",
            "M-SEARCH", "NOTIFY", "SUBSCRIBE", "UNSUBSCRIBE", "PATCH", "PURGE", "MKCALENDAR", "LINK", "UNLINK",
            "SOURCE", "QUERY",
        ]

        private static let addresses: [(path: String, allowed: [String])] = [
            ("/users", ["GET", "HEAD"]), ("/users/\(LoneQueryService.bob)", ["GET", "HEAD"]),
            ("/users/\(LoneQueryService.bob)/history", ["GET", "HEAD"]), ("/audit", ["GET", "HEAD"]),
            ("/stats", ["GET", "HEAD"]), ("/projections", ["GET", "HEAD"]),
            ("/projections/differences", ["GET", "HEAD"]), ("/projections/rebuild", ["DELETE", "POST"]),
            ("/projections/verify", ["POST"]), ("/projections/rollback", ["POST"]),
            ("/webhooks/events", ["OPTIONS", "POST"]), ("/openapi.json", ["GET", "HEAD"]), ("/", ["GET", "HEAD"]),
            ("/health/live", ["GET", "HEAD"]), ("/health/ready", ["GET", "HEAD"]), ("/metrics", ["GET", "HEAD"]),
        ]

        @Test func `a method that an address does not have is 405 and names those that it has`() async throws {
            try await LoneQueryService.running { lone in
                _ = try await lone.tellStory()
                let client = try await lone.client()
                for (path, allowed) in Self.addresses {
                    for method in Self.methods where !allowed.contains(method) {
                        let answer = try await client.send(method, path)
                        #expect(answer.status == 405, "\(method) \(path)")
                        #expect(answer.header("allow") == allowed.joined(separator: ", "), "\(method) \(path)")
                        #expect(answer["type"] == "method-not-allowed" || method == "HEAD", "\(method) \(path)")
                    }
                }
            }
        }

        @Test func `HEAD is GET without its body`() async throws {
            // Settled, so that nothing changes between the two.
            try await LoneQueryService.running(settings: ["HINDSIGHT_MAX_LAG_SECONDS": "0"]) { lone in
                _ = try await lone.tellStory()
                let client = try await lone.client()
                let paths = [
                    "/users?limit=1&deleted=any", "/users/\(LoneQueryService.bob)",
                    "/users/\(LoneQueryService.bob)/history",
                    "/users/019cf2a1-7c2e-7b1a-9d3f-2a6c1e5b8f04", "/users/019cf2a1-7c2e-7b1a-9d3f-2a6c1e5b8f06",
                    "/users/nobody", "/users?min_position=99", "/audit?limit=2", "/stats", "/openapi.json", "/",
                ]
                for path in paths {
                    let get = try await client.get(path)
                    let head = try await client.send("HEAD", path)
                    #expect(head.status == get.status, "\(path)")
                    #expect(head.body.isEmpty, "\(path)")
                    for name in [
                        "content-length", "content-type", "etag", "hindsight-position", "link", "cache-control",
                    ] {
                        #expect(head.header(name) == get.header(name), "\(path) \(name)")
                    }
                }
            }
        }
    }
}
