import CloudEventsHTTP
import JSON
import TestSupport
import Testing

extension EndToEnd {
    @Suite struct WrongCertificateTests {
        @Test func `a wrong certificate is retried and told, and the right authority opens the door`() async throws {
            try await HindsightPair.running(settings: SubscriptionClient.settings) { pair in
                let authority = try await CertificateAuthority()
                let stranger = try await CertificateAuthority()
                let receiver = try await TLSReceiver.start(authority.issue(for: "localhost"))
                let url = "https://localhost:\(receiver.port)/"
                try await Population.create(3, pair.commands)
                let distrusting = try await SubscriptionClient.create(
                    "distrusting", url: url, secret: .random(), ["ca_file": .string(stranger.path)], pair.commands)
                let standing = try await distrusting.wait { $0["state"] == "retrying" && $0["last_failure"] != nil }
                #expect(standing["position"] == 0)
                #expect(standing["last_failure"]?["reason"]?.string?.contains("TLS") == true)
                #expect(receiver.clients.isEmpty)
                let trusting = try await SubscriptionClient.create(
                    "trusting", url: url, secret: .random(), ["ca_file": .string(authority.path)], pair.commands)
                try await trusting.wait(forPosition: 3)
                #expect(receiver.clients.count == 3)
            }
        }
    }
}
