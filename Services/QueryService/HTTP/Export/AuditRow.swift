internal import JSON
internal import QueryReadModels
internal import UserContract

/// Records of the audit as lines of an export.
enum AuditRow {
    /// In this order, always all of them; `changes` is JSON.
    static let columns = [
        "position", "timestamp", "user_id", "revision", "event_type", "actor", "reason", "changes", "correlation_id",
        "command_id", "ip", "user_agent",
    ]

    static let header = Array((columns.joined(separator: ",") + "\r\n").utf8)

    static func append(_ record: AuditRecord, as format: AuditFormat, to bytes: inout [UInt8]) throws {
        guard format == .csv else {
            bytes += AuditPage.item(record)
            bytes.append(UInt8(ascii: "\n"))
            return
        }
        let entry = try JSONParser.parse(record.entry)
        for (index, column) in columns.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            let cell = column == "user_id" ? record.user.text : text(entry[column])
            CSVCell.append(cell, to: &bytes)
        }
        bytes += [UInt8(ascii: "\r"), UInt8(ascii: "\n")]
    }

    private static func text(_ value: JSONValue?) -> String {
        switch value {
        case nil, .null: ""
        case .string(let text): text
        case .some(let value): value.text
        }
    }
}
