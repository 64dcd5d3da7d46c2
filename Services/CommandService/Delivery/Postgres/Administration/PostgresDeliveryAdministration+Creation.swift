public import CloudEventsHTTP
import Curl
import Postgres
import UserContract

extension PostgresDeliveryAdministration {
    public func create(_ draft: SubscriptionDraft) async throws(DeliveryAdministrationError) -> RevealedSecret {
        let kind = TargetKind(draft.url)
        var problems = SettingProblems()
        SubscriptionRules.check(draft, for: kind, into: &problems)
        if kind?.isMail ?? false, draft.mailFrom == nil, !hasMailSender {
            problems.add("mail_from", "is needed: the service has no mail-from of its own")
        }
        Self.checkFiles(draft, into: &problems)
        let head = try await confirmedHead()
        if SubscriptionRules.startProblem(draft.start) == nil {
            problems.add("start", SubscriptionRules.startProblem(draft.start, head: head))
        }
        try problems.throwIfAny()
        if let problem = targetProblem(draft.url) { throw .targetNotAllowed(url: draft.url, problem) }

        let isMail = kind?.isMail ?? false
        let secret = isMail ? nil : draft.secret ?? .random()
        let binds = binds(of: draft, isMail: isMail, secret: secret, head: head)
        let record = try await insert(draft.name, PostgresCall(AdministrationStatements.create, binds))
        return RevealedSecret(subscription: record.status, secret: secret)
    }

    public func rotateSecret(
        of name: String, to secret: WebhookSecret?, graceSeconds: Int64
    ) async throws(DeliveryAdministrationError) -> RevealedSecret {
        var problems = SettingProblems()
        problems.add("secret", secret.flatMap(SubscriptionRules.secretProblem))
        problems.expect("grace_seconds", graceSeconds, in: SubscriptionRules.graceSeconds)
        try problems.throwIfAny()

        let fresh = secret ?? .random()
        let answers = try await commit([
            PostgresCall(
                AdministrationStatements.rotateSecret,
                [DeliveryStatements.log, name, Bytes(secrets.keyring.seal(fresh, of: name)), graceSeconds]),
            statusCall(of: name),
        ])
        let record = try Self.record(of: name, in: answers[1])
        guard answers[0].affectedRows > 0 else {
            throw .invalid([InvalidSetting(param: "name", problem: Self.rotationProblem(of: record))])
        }
        return RevealedSecret(subscription: record.status, secret: fresh)
    }

    private func insert(
        _ name: String, _ call: PostgresCall
    ) async throws(DeliveryAdministrationError) -> SubscriptionRecord {
        let deadline = ContinuousClock.now + patience
        while true {
            let answers = try await commit([call, statusCall(of: name)])
            if answers[0].affectedRows > 0 { return try Self.record(of: name, in: answers[1]) }
            guard answers[1].isEmpty else { throw .subscriptionExists(name: name) }
            guard ContinuousClock.now < deadline else {
                throw .unavailable(
                    SubscriptionStoreError(reason: "the last request of a deleted subscription is still under way"))
            }
            try? await Task.sleep(for: .milliseconds(50))
        }
    }

    private func binds(of draft: SubscriptionDraft, isMail: Bool, secret: WebhookSecret?, head: Int64) -> Binds {
        let start =
            switch draft.start {
            case .now: head
            case .beginning: 0 as Int64
            case .after(let position): position
            }
        let types = isMail ? MailRules.eventTypes : draft.eventTypes
        let policy = draft.onPoison ?? (isMail ? .park : .block)
        return [
            DeliveryStatements.log, draft.name, draft.url, start, Int32(draft.maxBatch),
            Int32(draft.maxBackoffSeconds), DataVersions.encode(draft.dataVersions),
            types.map { $0.map(\.rawValue).sorted() }, policy.rawValue, draft.verifies, draft.caFile,
            draft.clientCertificateFile, draft.mailFrom,
            secret.map { Bytes(secrets.keyring.seal($0, of: draft.name)) },
        ]
    }

    private static func checkFiles(_ draft: SubscriptionDraft, into problems: inout SettingProblems) {
        problems.add("ca_file", draft.caFile.flatMap { CertificateFile(path: $0).problem })
        problems.add(
            "client_certificate_file",
            draft.clientCertificateFile.flatMap { CertificateFile(path: $0, needsKey: true).problem })
    }

    private static func rotationProblem(of record: SubscriptionRecord) -> String {
        record.isConfigured
            ? "is a subscription of the configuration, and so is its secret: change it there and start the service again"
            : "is a subscription that sends mail, which is not signed"
    }
}
