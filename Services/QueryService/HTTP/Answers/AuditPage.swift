internal import JSON
internal import QueryReadModels
internal import UserContract

/// Records of all users as items: a history's entry does not say whose it is, so the user's id goes before it.
enum AuditPage {
    /// - Parameter records: one more than `limit` when there is another page.
    static func page(_ records: [AuditRecord], limit: Int) -> Page<Int64> {
        let shown = records.prefix(limit)
        return Page(items: shown.map(item), next: records.count > limit ? shown.last?.position : nil)
    }

    static func item(_ record: AuditRecord) -> [UInt8] {
        // An entry is an object with members, so what follows its brace follows a comma just as well.
        Array(#"{"user_id":"\#(record.user.text)","#.utf8) + record.entry.dropFirst()
    }
}
