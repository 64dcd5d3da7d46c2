import Glibc
import JSON
import TestSupport

/// The plans that sessions with `auto_explain` write to their server's log. The statements of a function are put together
/// while it runs, so no EXPLAIN from outside would show what is executed.
struct PlanLog {
    /// For a superuser's sessions: the plan of whatever they execute, functions' statements included.
    static let sessionSettings = [
        "session_preload_libraries": "auto_explain", "auto_explain.log_min_duration": "0",
        "auto_explain.log_nested_statements": "on", "auto_explain.log_analyze": "on",
        "auto_explain.log_timing": "off", "auto_explain.log_format": "json",
    ]

    private let path: String
    private var position = 0

    init(of cluster: PostgresCluster) {
        path = "\(cluster.folder)/server.log"
        _ = read()
    }

    /// The plans written since the last call. A server writes a plan before it tells that the statement is done.
    mutating func plans() throws -> [ExecutedPlan] {
        // A message begins at the beginning of a line, its other lines begin with a tab.
        var documents: [[UInt8]] = []
        for line in read().split(separator: UInt8(ascii: "\n")) {
            if line.first != UInt8(ascii: "\t") {
                if line.ends("plan:") { documents.append([]) } else { documents.append(Self.other) }
            } else if let last = documents.indices.last, documents[last] != Self.other {
                documents[last] += line.dropFirst()
            }
        }
        return try documents.filter { $0 != Self.other }.compactMap { ExecutedPlan(try JSONParser.parse($0)) }
    }

    private static let other = [UInt8(ascii: "-")]

    private mutating func read() -> [UInt8] {
        guard let file = fopen(path, "r") else { return [] }
        defer { fclose(file) }
        fseek(file, position, SEEK_SET)
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 65_536)
        while case let count = fread(&chunk, 1, chunk.count, file), count > 0 {
            bytes += chunk.prefix(count)
        }
        position += bytes.count
        return bytes
    }
}

extension ArraySlice<UInt8> {
    fileprivate func ends(_ text: String) -> Bool {
        suffix(text.utf8.count).elementsEqual(text.utf8)
    }
}
