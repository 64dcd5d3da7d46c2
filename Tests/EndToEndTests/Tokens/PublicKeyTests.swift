import JSON
import TestSupport
import Testing
import UserContract

extension EndToEnd {
    @Suite struct PublicKeyTests {
        private static func claims(_ subject: String) -> String {
            let expiry = Timestamp.now().microseconds / 1_000_000 + 3_600
            return #"{"sub":"\#(subject)","scope":"\#(HindsightPair.allScopes)","exp":\#(expiry)}"#
        }

        @Test func `tokens of a key file are taken by both services, and go when the file is replaced`() async throws {
            let (es256, edDSA) = (TokenSigner.es256("2026-03"), TokenSigner.edDSA("2026-03-ed"))
            let (newES256, newEdDSA) = (TokenSigner.es256("2026-04"), TokenSigner.edDSA("2026-04-ed"))
            let file = try KeyFile([es256.jwk, edDSA.jwk])
            let settings = ["HINDSIGHT_JWKS_FILE": file.path, "HINDSIGHT_JWT_SECRET": ""]
            try await HindsightPair.running(settings: settings) { pair in
                #expect(try await pair.commands.call("events.read", [:]).status == 401, "no secret, no HS256")
                #expect(try await pair.queries.get("/users").status == 401)

                let old = try [es256.token(Self.claims("ada")), edDSA.token(Self.claims("grace"))]
                let new = try [newES256.token(Self.claims("joan")), newEdDSA.token(Self.claims("mary"))]
                try await expect(old, taken: true, pair, "old")
                try await expect(new, taken: false, pair, "new")

                try file.replace(with: [newES256.jwk, newEdDSA.jwk])
                try await waitUntilTaken(new[0], pair)
                try await expect(new, taken: true, pair, "after")
                try await expect(old, taken: false, pair, "after")

                try file.replace(withText: "{")
                try await waitForWarning(pair)
                try await expect(new, taken: true, pair, "broken")
                try await expect(old, taken: false, pair, "broken")

                let events = try await EventLog.read(pair.commandDatabase)
                let actors = try events.map { try $0.eventMetadata().actor }
                #expect(actors == ["ada", "grace", "joan", "mary", "joan", "mary"])
            }
        }

        /// Each creates a user and reads the list.
        private func expect(_ tokens: [String], taken: Bool, _ pair: HindsightPair, _ phase: String) async throws {
            for (index, token) in tokens.enumerated() {
                let params: JSONObject = ["name": "Ada", "email": .string("ada-\(phase)-\(index)@example.com")]
                let answer = try await pair.commands(token).call("user.create", params)
                #expect(answer.status == (taken ? 200 : 401), "\(phase) \(index)")
                #expect((answer.result != nil) == taken)
                let list = try await pair.queries(token).get("/users")
                #expect(list.status == (taken ? 200 : 401), "\(phase) \(index)")
                #expect(taken || list.header("www-authenticate") == #"Bearer error="invalid_token""#)
            }
        }

        /// Until both services have seen the file; the suite's time limit ends it.
        private func waitUntilTaken(_ token: String, _ pair: HindsightPair) async throws {
            for client in [pair.commands(token), pair.queries(token)] {
                let path = client.baseURL == pair.query.baseURL ? "/users" : "/rpc"
                while try await client.send(path == "/rpc" ? "POST" : "GET", path).status == 401 {
                    try await Task.sleep(for: .milliseconds(10))
                }
            }
        }

        private func waitForWarning(_ pair: HindsightPair) async throws {
            for service in [pair.command, pair.query] {
                while !service.log.contains("The jwks-file is not JSON") {
                    _ = try await HTTPClient(driver: pair.driver, baseURL: service.baseURL, token: "a.b.c")
                        .send(service.program == .commandService ? "POST" : "GET", service.program.guardedPath)
                    try await Task.sleep(for: .milliseconds(10))
                }
            }
        }
    }
}

extension Program {
    fileprivate var guardedPath: String {
        self == .commandService ? "/rpc" : "/users"
    }
}
