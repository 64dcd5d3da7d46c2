import CloudEventsHTTP
import UserContract

/// What `subscription.create` and `subscription.rotateSecret` may ask for, as far as it can be judged without the database
/// and without files.
public enum SubscriptionRules {
    public static let batchSizes: ClosedRange<Int64> = 1...1_000
    public static let backoffSeconds: ClosedRange<Int64> = 1...86_400
    public static let graceSeconds: ClosedRange<Int64> = 0...604_800
    static let secretBytes = 24...64

    /// - Parameter kind: nil when the URL does not tell; then what depends on it is not judged.
    static func check(_ draft: SubscriptionDraft, for kind: TargetKind?, into problems: inout SettingProblems) {
        problems.add("name", nameProblem(draft.name))
        problems.add("secret", draft.secret.flatMap(secretProblem))
        problems.add("event_types", draft.eventTypes?.isEmpty == true ? "must name at least one event type" : nil)
        problems.add("start", startProblem(draft.start))
        problems.expect("max_batch", Int64(draft.maxBatch), in: batchSizes)
        problems.expect("max_backoff_seconds", draft.maxBackoffSeconds, in: backoffSeconds)
        problems.add("data_versions", versionProblem(draft.dataVersions))
        switch kind {
        case .mail: MailRules.check(draft, into: &problems)
        case .plainWebhook, .encryptedWebhook:
            problems.add("mail_from", draft.mailFrom == nil ? nil : "is for smtp and smtps targets")
        case nil: break
        }
        if kind == .plainWebhook, draft.caFile != nil { problems.add("ca_file", "is for https targets") }
        if let kind, kind != .encryptedWebhook, draft.clientCertificateFile != nil {
            problems.add("client_certificate_file", "is for https targets")
        }
    }

    static func secretProblem(_ secret: WebhookSecret) -> String? {
        secretBytes.contains(secret.bytes.count) ? nil : WebhookSecretProblem.size(secretBytes).description
    }

    /// A start that is in the log can only be judged there.
    static func startProblem(_ start: SubscriptionDraft.Start, head: Int64 = .max) -> String? {
        guard case .after(let position) = start else { return nil }
        if position < 0 { return "must be a position of the log or 0" }
        return position > head ? "must not be beyond the log's last position, which is \(head)" : nil
    }

    /// Whether a subscription may be called so: what stands in headers, logs and metrics as it is.
    public static func isName(_ text: String) -> Bool {
        (1...100).contains(text.utf8.count) && text.utf8.allSatisfy(isNameCharacter)
    }

    private static func nameProblem(_ name: String) -> String? {
        isName(name) ? nil : "must be 1 to 100 of the characters A to Z, a to z, 0 to 9, '.', '_' and '-'"
    }

    private static func isNameCharacter(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        case UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"): true
        default: false
        }
    }

    private static func versionProblem(_ wanted: [UserEventType: Int]) -> String? {
        let problems = wanted.sorted { $0.key.rawValue < $1.key.rawValue }.compactMap { type, version -> String? in
            let known = UserEventSchema.versions(of: type)
            if known.contains(version) { return nil }
            let told = known.count == 1 ? "\(known.lowerBound)" : "\(known.lowerBound) to \(known.upperBound)"
            return "of \(type.rawValue) must be \(told)"
        }
        return problems.isEmpty ? nil : problems.joined(separator: ", and ")
    }
}
