/// How `/audit` answers: pages of JSON, or everything at once.
enum AuditFormat: String, CaseIterable {
    case json = "application/json"
    case csv = "text/csv"
    case ndjson = "application/x-ndjson"

    /// JSON when the client does not care; nil when it takes none of them.
    init?(accept values: [String]) {
        guard let format = AcceptHeader(values).preferred(of: Self.allCases) else { return nil }
        self = format
    }

    var isExport: Bool { self != .json }

    /// The value of `Content-Type`.
    var contentType: String {
        switch self {
        case .json, .ndjson: rawValue
        case .csv: rawValue + "; charset=utf-8; header=present"
        }
    }

    /// What a browser calls the file.
    var fileName: String {
        switch self {
        case .json: "audit.json"
        case .csv: "audit.csv"
        case .ndjson: "audit.ndjson"
        }
    }
}
