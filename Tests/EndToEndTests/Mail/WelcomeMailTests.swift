import FoundationEssentials
import JSON
import TestSupport
import Testing

extension EndToEnd {
    @Suite(.timeLimit(.minutes(5))) struct WelcomeMailTests {
        @Test func `a new user gets one mail, through the relay that is configured, also over a restart`() async throws
        {
            let authority = try await CertificateAuthority()
            let certificate = try await authority.issue(for: "localhost")
            let server = try await MailServer.start {
                $0.certificate = certificate
                $0.login = ("sara", "correct horse")
                $0.script = [.recipient: [.reply("451 later")]]
            }
            let settings = [
                "HINDSIGHT_SMTP_URL": "smtp://localhost:\(server.port)", "HINDSIGHT_SMTP_USERNAME": "sara",
                "HINDSIGHT_SMTP_PASSWORD": "correct horse", "HINDSIGHT_SMTP_CA_FILE": authority.path,
                "HINDSIGHT_MAIL_FROM": "Example <mail@example.com>",
            ]
            try await HindsightPair.running(settings: settings) { pair in
                let first = try await create("Zoë Müller", "zoe@example.com", pair)
                try await server.waitForMails(1)
                #expect(try await pair.command.stop() == .exited(0))
                try await pair.command.start()
                let second = try await create("山田太郎", "taro@example.com", pair)
                let mails = try await server.waitForMails(2)
                #expect(mails.map(\.to) == [[["Zoë Müller", "zoe@example.com"]], [["山田太郎", "taro@example.com"]]])
                #expect(mails.map(\.from) == Array(repeating: [["Example", "mail@example.com"]], count: 2))
                #expect(
                    mails.map { $0.header("Message-ID") } == [["<\(first)@example.com>"], ["<\(second)@example.com>"]])
                #expect(mails.allSatisfy { $0.isEncrypted && $0.login == "sara" && $0.defects.isEmpty })
                #expect(!(pair.command.log.contains("correct horse")))
                #expect(!(pair.command.log.contains("zoe@example.com")))
            }
            #expect(server.mails.count == 2)
        }

        /// Returns the event's id.
        private func create(_ name: String, _ email: String, _ pair: HindsightPair) async throws -> String {
            let answer = try await pair.commands.call("user.create", ["name": .string(name), "email": .string(email)])
            return try #require(answer.result?["events"]?.array?.first?["event_id"]?.string)
        }
    }
}
