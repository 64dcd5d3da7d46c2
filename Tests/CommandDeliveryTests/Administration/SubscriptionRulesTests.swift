import CloudEventsHTTP
import Testing
import UserContract

@testable import CommandDelivery

struct SubscriptionRulesTests {
    private static let webhook = "https://hooks.example.com/"
    private static let mail = "smtps://relay.example.com"

    private func problems(
        _ url: String = webhook, _ change: (inout SubscriptionDraft) -> Void = { _ in }
    ) -> [InvalidSetting] {
        var draft = SubscriptionDraft(name: "crm", url: url)
        change(&draft)
        var problems = SettingProblems()
        SubscriptionRules.check(draft, for: TargetKind(url), into: &problems)
        return problems.all
    }

    private func params(
        _ url: String = webhook, _ change: (inout SubscriptionDraft) -> Void = { _ in }
    ) -> [String] {
        problems(url, change).map(\.param)
    }

    @Test(arguments: ["http://h/", "https://h/", "smtp://h", "smtps://h", "HTTPS://h/"])
    func `a draft that asks for nothing special is fine`(url: String) {
        #expect(params(url) == [])
    }

    @Test(arguments: ["", String(repeating: "a", count: 101), "a b", "a/b", "ü", "a\u{0}", "a\n"])
    func `a name has 1 to 100 plain characters`(name: String) {
        #expect(params { $0.name = name } == ["name"])
    }

    @Test(arguments: ["a", "A-z_0.9", String(repeating: "a", count: 100)])
    func `a name that fits is fine`(name: String) {
        #expect(params { $0.name = name } == [])
    }

    @Test(arguments: [(0, ["max_batch"]), (1, []), (1_000, []), (1_001, ["max_batch"]), (-1, ["max_batch"])])
    func `a batch has a size`(size: Int, expected: [String]) {
        #expect(params { $0.maxBatch = size } == expected)
    }

    @Test(arguments: [(0, false), (1, true), (86_400, true), (86_401, false)] as [(Int64, Bool)])
    func `a wait is a second to a day`(seconds: Int64, isFit: Bool) {
        #expect(params { $0.maxBackoffSeconds = seconds } == (isFit ? [] : ["max_backoff_seconds"]))
    }

    @Test func `a filter lets something pass`() {
        #expect(params { $0.eventTypes = [] } == ["event_types"])
        #expect(params { $0.eventTypes = Set(UserEventType.allCases) } == [])
    }

    @Test func `a start is no negative position`() {
        #expect(params { $0.start = .after(-1) } == ["start"])
        #expect(params { $0.start = .after(0) } == [])
        #expect(SubscriptionRules.startProblem(.after(8), head: 7)?.contains("7") == true)
        #expect(SubscriptionRules.startProblem(.after(7), head: 7) == nil)
        #expect(SubscriptionRules.startProblem(.now, head: 0) == nil)
    }

    @Test(arguments: [(23, false), (24, true), (64, true), (65, false)])
    func `a secret has 24 to 64 bytes`(count: Int, isFit: Bool) {
        let secret = WebhookSecret(bytes: Array(repeating: 7, count: count))
        #expect(params { $0.secret = secret } == (isFit ? [] : ["secret"]))
    }

    @Test func `versions that no program knows are named, all of them`() throws {
        let told = problems { $0.dataVersions = [.created: 3, .deleted: 0, .restored: 1] }
        #expect(
            told == [
                InvalidSetting(
                    param: "data_versions", problem: "of USER_CREATED must be 1 to 2, and of USER_DELETED must be 1")
            ])
        #expect(params { $0.dataVersions = [.created: 1, .deleted: 1] } == [])
    }

    @Test func `certificates are for targets that have TLS`() {
        func files(_ draft: inout SubscriptionDraft) {
            draft.caFile = "/ca.pem"
            draft.clientCertificateFile = "/client.pem"
        }
        #expect(params("https://h/", files) == [])
        #expect(params("http://h/", files) == ["ca_file", "client_certificate_file"])
        #expect(params("smtp://h", files) == ["client_certificate_file"])
    }

    @Test func `a webhook has no sender of mail`() {
        #expect(params { $0.mailFrom = "hello@example.com" } == ["mail_from"])
    }

    @Test func `mail takes none of what is about requests`() {
        let told = params(Self.mail) { draft in
            draft.secret = .random()
            draft.eventTypes = [.created, .deleted]
            draft.maxBatch = 2
            draft.onPoison = .block
            draft.dataVersions = [.created: 1]
            draft.verifies = true
        }
        #expect(told == ["secret", "event_types", "max_batch", "on_poison", "data_versions", "verify"])
        let fits = params(Self.mail) { draft in
            draft.eventTypes = [.created]
            draft.onPoison = .park
            draft.maxBackoffSeconds = 60
            draft.mailFrom = "Hindsight <hello@example.com>"
        }
        #expect(fits == [])
    }

    @Test(arguments: [
        ("hello@example.com", true), ("Hindsight <hello@example.com>", true), ("<hello@example.com>", false),
        ("Jürgen J. <j@example.com>", true), ("hello", false), ("Hindsight <hello>", false), ("", false),
        ("Hindsight <hello@example.com> more", false), ("a\r\nBcc: <b@example.com>", false),
        ("a <b@example.com>\r\n", false), ("hello@example.com\n", false),
    ])
    func `a sender is an address, with a name or without`(sender: String, isFit: Bool) {
        #expect(params(Self.mail) { $0.mailFrom = sender } == (isFit ? [] : ["mail_from"]))
    }

    @Test func `everything that is wrong is told at once, and what depends on a URL that is none is not judged`() {
        func wrong(_ draft: inout SubscriptionDraft) {
            draft.name = ""
            draft.secret = WebhookSecret(bytes: [1])
            draft.eventTypes = []
            draft.start = .after(-5)
            draft.maxBatch = 0
            draft.maxBackoffSeconds = 0
            draft.dataVersions = [.created: 9]
            draft.mailFrom = "hello@example.com"
            draft.clientCertificateFile = "/client.pem"
        }
        let always = ["name", "secret", "event_types", "start", "max_batch", "max_backoff_seconds", "data_versions"]
        #expect(params("http://h/", wrong) == always + ["mail_from", "client_certificate_file"])
        #expect(params("no url", wrong) == always)
    }

    @Test func `the kind of a target is its scheme`() {
        #expect(TargetKind("http:x") == .plainWebhook)
        #expect(TargetKind("HttpS://x") == .encryptedWebhook)
        #expect(TargetKind("smtp://x") == .mail && TargetKind("SMTPS://x") == .mail)
        #expect(TargetKind("ftp://x") == nil && TargetKind("x") == nil && TargetKind("") == nil)
    }
}
