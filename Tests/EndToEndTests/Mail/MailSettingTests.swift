import TestSupport
import Testing

extension EndToEnd {
    @Suite struct MailSettingTests {
        private static let good = [
            "HINDSIGHT_DATABASE_URL": "postgresql://nobody@127.0.0.1:1/nothing",
            "HINDSIGHT_JWT_SECRET": "5f2b8c1e9a7d4036b8e1f5c29d7a4e60",
            "HINDSIGHT_SMTP_URL": "smtp://mail.example.com:587",
            "HINDSIGHT_SMTP_USERNAME": "sara",
            "HINDSIGHT_SMTP_PASSWORD": "correct horse",
            "HINDSIGHT_MAIL_FROM": "Example <mail@example.com>",
        ]

        @Test(arguments: [
            (["SMTP_URL": "http://mail.example.com"], "smtp-url must be an smtp: or smtps: URL"),
            (["SMTP_URL": "mail.example.com"], "smtp-url must be an smtp: or smtps: URL"),
            (["SMTP_URL": "smtp://sara:correct@mail.example.com"], "smtp-url must not contain a user name or password"),
            (["SMTP_URL": ""], "need smtp-url"),
            (["SMTP_USERNAME": ""], "give both smtp-username and smtp-password, or neither"),
            (["SMTP_PASSWORD": ""], "give both smtp-username and smtp-password, or neither"),
            (["SMTP_PASSWORD": "correct\nhorse"], "must not contain control characters"),
            (["MAIL_FROM": ""], "mail-from is needed with smtp-url"),
            (["MAIL_FROM": "Example"], "mail-from must be an address"),
            (["MAIL_FROM": "a@example.com, b@example.com"], "mail-from must be an address"),
            (["READ_MODELS_URL": "smtp://mail.example.com"], "read-models-url must begin with http: or https:"),
        ])
        func `a setting of mail that cannot be meant is exit 78`(
            changes: [String: String], sentence: String
        ) async throws {
            let named = Dictionary(uniqueKeysWithValues: changes.map { ("HINDSIGHT_\($0.key)", $0.value) })
            let outcome = try await OneShot.run(
                .commandService, ["serve"], Self.good.merging(named) { _, change in change })
            #expect(outcome.status == .exited(78))
            #expect(outcome.errors.split(separator: "\n").count == 1, "\(outcome.errors)")
            #expect(outcome.errors.contains(sentence), "\(outcome.errors)")
            #expect(!outcome.errors.contains("correct"))
        }
    }
}
