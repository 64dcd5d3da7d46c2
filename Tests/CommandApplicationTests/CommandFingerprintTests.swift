import CommandApplication
import CommandDomain
import FoundationEssentials
import Testing
import UserContract

struct CommandFingerprintTests {
    private func request(_ command: UserCommand, _ adjust: (inout CommandRequest) -> Void = { _ in }) -> CommandRequest
    {
        var request = CommandRequest(
            command: command, userID: UUID(text: "0195a3c4-7b1e-7def-8a9b-0c1d2e3f4a5b"), actor: "alice")
        adjust(&request)
        return request
    }

    /// Stored fingerprints are compared with it for ever: this text must never change.
    @Test func `is what it has always been`() throws {
        let fingerprint = request(try .turn(.suspended)) { $0.expectedRevision = 3 }.fingerprint
        #expect(fingerprint.count == 32)
        let hex = fingerprint.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        #expect(hex == "75438f034a9ae2b4c878273b4ce1c789481bbb46053cb6bc3db1fc589383e38f")
    }

    @Test func `sees every difference`() throws {
        let name = try UserName("Sarah")
        let email = try EmailAddress("sarah@example.com")
        let german = try LocaleTag("de")
        let requests = [
            request(try .create()),
            request(try .create()) { $0.userID = nil },
            request(try .create()) { $0.userID = .version7() },
            request(try .create()) { $0.actor = "bob" },
            request(try .create()) { $0.expectedRevision = 0 },
            request(try .create("Sara")),
            request(try .create("Sarah", "Sarah@example.com")),
            request(.create(name: name, email: email, status: .suspended, locale: .default)),
            request(.create(name: name, email: email, status: .active, locale: german)),
            request(try .rename("Sarah")),
            request(try .move("sarah@example.com")),
            request(try .turn(.active)),
            request(try .turn(.suspended)),
            request(.changeStatus(.active, reason: try Reason("paid"))),
            request(try .delete()),
            request(.delete(reason: try Reason("a mistake"))),
            request(try .restore()),
        ]
        #expect(Set(requests.map(\.fingerprint)).count == requests.count)
    }

    @Test func `does not confuse where one field ends and the next begins`() throws {
        let one = request(try .create("ab", "c@example.com"))
        let two = request(try .create("a", "bc@example.com"))
        #expect(one.fingerprint != two.fingerprint)
    }

    @Test func `overlooks what a repeat may change`() throws {
        let first = request(try .delete())
        let repeated = request(try .delete()) {
            $0.correlationID = "c"
            $0.commandID = .version7()
            $0.ip = "192.0.2.1"
            $0.userAgent = "curl"
            $0.traceparent = "00-1-2-3"
        }
        #expect(first.fingerprint == repeated.fingerprint)
    }
}
