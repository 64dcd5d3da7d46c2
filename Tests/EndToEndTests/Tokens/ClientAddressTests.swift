import JSON
import TestSupport
import Testing
import UserContract

extension EndToEnd {
    @Suite struct ClientAddressTests {
        private func recorded(
            behind proxies: String, _ requests: [[(String, String)]]
        ) async throws -> [String?] {
            let result = Watched<[String?]>([])
            try await HindsightPair.running(settings: ["HINDSIGHT_TRUSTED_PROXIES": proxies]) { pair in
                for (index, headers) in requests.enumerated() {
                    let call = HTTPClient.call(
                        "user.create", ["name": "Ada", "email": .string("ada\(index)@example.com")], id: 1)
                    let answer = try await pair.commands.send(
                        "POST", "/rpc", headers: headers + [("Content-Type", "application/json")],
                        body: call.serialized())
                    #expect(answer["result"] != nil, "\(answer.text)")
                }
                let addresses = try await EventLog.read(pair.commandDatabase).map { try $0.eventMetadata().ip }
                result.update { $0 = addresses }

                let audit = try await pair.queries.get("/audit?min_position=\(requests.count)", wait: 30)
                let told = audit["items"]?.array?.map { $0["ip"]?.string } ?? []
                #expect(told.reversed() == addresses, "the address reaches the audit")
            }
            return result.value
        }

        @Test func `an event made behind a trusted proxy has the address that the proxy tells`() async throws {
            let addresses = try await recorded(
                behind: "127.0.0.1, 10.0.0.0/8",
                [
                    [("Forwarded", #"for=6.6.6.6, for="[2001:DB8::7]:4711";proto=https, for=10.1.2.3"#)],
                    [("X-Forwarded-For", "6.6.6.6, 198.51.100.7, 10.1.2.3")], [("Forwarded", "for=unknown")], [],
                ])
            #expect(addresses == ["2001:db8::7", "198.51.100.7", "127.0.0.1", "127.0.0.1"])
        }

        @Test func `what a client tells of itself does not count`() async throws {
            let addresses = try await recorded(
                behind: "10.0.0.0/8", [[("Forwarded", "for=6.6.6.6")], [("X-Forwarded-For", "6.6.6.6")]])
            #expect(addresses == ["127.0.0.1", "127.0.0.1"])
        }
    }
}
