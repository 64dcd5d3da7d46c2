import UserContract

/// What a subscription that sends mail may ask for: it sends one message for each `USER_CREATED`, and nothing of it is
/// signed or ordered.
enum MailRules {
    static let eventTypes: Set<UserEventType> = [.created]

    static func check(_ draft: SubscriptionDraft, into problems: inout SettingProblems) {
        problems.add("secret", draft.secret == nil ? nil : "is for http and https targets: mail is not signed")
        if let types = draft.eventTypes, !types.isEmpty, types != eventTypes {
            problems.add("event_types", "must be USER_CREATED alone for mail, which has a text for nothing else")
        }
        if SubscriptionRules.batchSizes.contains(Int64(draft.maxBatch)), draft.maxBatch > 1 {
            problems.add("max_batch", "must be 1 for mail: each event is a message of its own")
        }
        problems.add("on_poison", draft.onPoison == .block ? "must be park for mail" : nil)
        problems.add("data_versions", draft.dataVersions.isEmpty ? nil : "is for http and https targets")
        problems.add("verify", draft.verifies ? "is for http and https targets" : nil)
        problems.add("mail_from", draft.mailFrom.flatMap { senderProblem($0) ?? unusable($0) })
    }

    /// What is an address elsewhere and none that mail can carry.
    private static func unusable(_ sender: String) -> String? {
        Mailbox(sender) == nil ? "must be an address or Name <address> that needs no quoting" : nil
    }

    /// An address, or `Name <address>`.
    private static func senderProblem(_ text: String) -> String? {
        let isClean = text.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
        guard isClean else { return "must not contain control characters or line breaks" }
        do throws(TextProblem) {
            guard let bracket = text.lastIndex(of: "<") else {
                _ = try EmailAddress(text)
                return nil
            }
            guard text.hasSuffix(">") else { return "must be an address or Name <address>" }
            let name = try UserName(String(text[..<bracket])).text
            _ = try EmailAddress(String(text[text.index(after: bracket)...].dropLast()))
            return name.contains("<") ? "must be an address or Name <address>" : nil
        } catch {
            return "must be an address or Name <address>: it \(error)"
        }
    }
}
