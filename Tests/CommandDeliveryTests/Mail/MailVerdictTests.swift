import Curl
import Testing

@testable import CommandDelivery

struct MailVerdictTests {
    @Test func `a mail that was taken is delivered`() {
        #expect(Verdict(MailReply(command: .content, code: 250)) == .accepted(position: nil))
    }

    @Test(arguments: MailCommand.allCases, [421, 450, 451, 452, 454])
    func `4xx is tried again, whatever it refuses`(command: MailCommand, code: Int) {
        #expect(Verdict(MailReply(command: command, code: code)) == .tryAgain(asked: nil))
    }

    @Test(arguments: [MailCommand.recipient, .content], [500, 550, 552, 554, 599])
    func `5xx for the recipient or the mail is the event's fault`(command: MailCommand, code: Int) {
        #expect(Verdict(MailReply(command: command, code: code)) == .badRequest)
    }

    @Test(arguments: [MailCommand.greeting, .hello, .startTLS, .login, .sender], [500, 530, 535, 550, 554])
    func `5xx before that has nothing to do with the event`(command: MailCommand, code: Int) {
        #expect(Verdict(MailReply(command: command, code: code)) == .wrongTarget)
    }

    @Test(arguments: [0, 100, 200, 250, 299, 300, 354, 600, 999])
    func `a reply that means nothing here is tried again`(code: Int) {
        #expect(Verdict(MailReply(command: .recipient, code: code)) == .tryAgain(asked: nil))
    }

    @Test(arguments: [
        TransferFault.nameResolution, .connection, .tls, .timeout, .reset, .invalidAnswer, .closed, .other(code: 1),
    ])
    func `faults of the network are tried again`(fault: TransferFault) {
        #expect(Verdict(mail: fault) == .tryAgain(asked: nil))
    }

    @Test(arguments: [
        TransferFault.targetRefused, .invalidURL, .invalidRequest, .encryptionNotOffered, .loginNotOffered,
    ])
    func `a server that cannot be used like this is a wrong target`(fault: TransferFault) {
        #expect(Verdict(mail: fault) == .wrongTarget)
    }

    @Test func `an address that the server cannot carry is the event's fault`() {
        #expect(Verdict(mail: .internationalAddress) == .badRequest)
    }

    @Test func `every refusal has a sentence with its code`() {
        let reasons = MailCommand.allCases.map { MailReply(command: $0, code: 550).reason }
        #expect(Set(reasons).count == reasons.count)
        #expect(reasons.allSatisfy { $0.hasSuffix(" with 550.") })
    }
}
