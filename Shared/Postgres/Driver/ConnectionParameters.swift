import CLibPQ

/// The keywords and values that libpq connects with: the connection string, and defaults for what it leaves open.
struct ConnectionParameters: Sendable {
    private(set) var values: [String: String]

    /// - Throws: ``PostgresError`` of kind `.configuration`. It does not quote the string, which may hold a password.
    init(_ configuration: PostgresConfiguration) throws(PostgresError) {
        guard let parsed = PQconninfoParse(configuration.connectionString, nil) else {
            throw PostgresError(
                .configuration, outcome: .notApplied, sentence: "The database connection string cannot be read.")
        }
        defer { PQconninfoFree(parsed) }
        var values: [String: String] = [:]
        var option = parsed
        while let keyword = option.pointee.keyword {
            if let value = option.pointee.val { values[String(cString: keyword)] = String(cString: value) }
            option += 1
        }
        // A dead peer is noticed within 10 seconds, also one that vanished while data was on its way to it.
        let defaults = [
            "keepalives_idle": "5", "keepalives_interval": "2", "keepalives_count": "2", "tcp_user_timeout": "10000",
            "fallback_application_name": configuration.applicationName,
        ]
        values.merge(defaults) { given, _ in given }
        values["client_encoding"] = "UTF8"
        let settings = Self.options(configuration)
        values["options"] = values["options"].map { "\($0) \(settings)" } ?? settings
        self.values = values
    }

    /// Session settings travel in the startup message, which costs no round trip.
    private static func options(_ configuration: PostgresConfiguration) -> String {
        // The server looks whether its client is still there while it runs a statement; without it a statement whose
        // connection the deadline closed would hold its locks to its end.
        // And it asks a silent client's host for a sign of life, as we do: without it the locks of a host that vanished
        // between two messages, those of sessions included, would be held for hours.
        var settings = [
            "client_connection_check_interval": "5s", "tcp_keepalives_idle": "5", "tcp_keepalives_interval": "2",
            "tcp_keepalives_count": "2", "tcp_user_timeout": "10s",
        ]
        if let limit = configuration.statementTimeout { settings["statement_timeout"] = milliseconds(limit) }
        if let limit = configuration.idleInTransactionTimeout {
            settings["idle_in_transaction_session_timeout"] = milliseconds(limit)
        }
        settings.merge(configuration.sessionSettings) { _, given in given }
        return settings.sorted { $0.key < $1.key }
            .map { "-c \(escaped($0.key))=\(escaped($0.value))" }
            .joined(separator: " ")
    }

    private static func milliseconds(_ duration: Duration) -> String {
        let (seconds, attoseconds) = duration.components
        // Zero would switch the limit off.
        return String(max(1, seconds * 1000 + attoseconds / 1_000_000_000_000_000))
    }

    /// libpq, "options": spaces separate, a backslash escapes.
    private static func escaped(_ text: String) -> String {
        var escaped = ""
        for character in text {
            if character == "\\" || character.isWhitespace { escaped.append("\\") }
            escaped.append(character)
        }
        return escaped
    }

    /// Moves the hosts so that the one behind `host` and `port` is tried first: libpq, driven without blocking, never gives up
    /// on a host that does not answer, so the next attempt must not begin with it.
    mutating func rotate(behind host: String, port: String) {
        var lists: [String: [Substring]] = [:]
        for keyword in ["host", "hostaddr", "port"] {
            lists[keyword] = values[keyword]?.split(separator: ",", omittingEmptySubsequences: false)
        }
        let count = max(lists["host"]?.count ?? 0, lists["hostaddr"]?.count ?? 0)
        guard count > 1 else { return }
        let stuck = (0..<count).first { index in
            let hosts = [lists["host"], lists["hostaddr"]].compactMap {
                $0.flatMap { $0.count == count ? $0[index] : nil }
            }
            let ports = lists["port"] ?? []
            let ownPort = ports.count == count ? ports[index] : ports.first ?? ""
            return hosts.contains { $0 == host } && (ownPort == port || ownPort.isEmpty)
        }
        let shift = (stuck ?? 0) + 1
        for (keyword, list) in lists where list.count == count {
            values[keyword] = (list[shift % count..<count] + list[0..<shift % count]).joined(separator: ",")
        }
    }
}
