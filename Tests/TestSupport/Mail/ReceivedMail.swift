import JSON

/// A mail as the server took it and as Python's mail program reads it.
public struct ReceivedMail: Sendable {
    private let members: JSONValue

    init(_ members: JSONValue) {
        self.members = members
    }

    public var envelopeSender: String? { members["envelope_sender"]?.string }
    public var envelopeRecipients: [String] { texts("envelope_recipients") }
    /// Whether it was announced with SMTPUTF8.
    public var isInternational: Bool { members["is_international"]?.bool == true }
    public var isASCII: Bool { members["is_ascii"]?.bool == true }
    public var isEncrypted: Bool { members["is_encrypted"]?.bool == true }
    /// Who was logged in.
    public var login: String? { members["login"]?.string }
    /// The name in the client's certificate.
    public var client: String? { members["client"]?.string }
    /// What the client called itself in EHLO.
    public var clientHost: String? { members["client_host"]?.string }
    /// The verbs that came over the connection.
    public var commands: [String] { texts("commands") }
    /// What is wrong with it, in words.
    public var defects: [String] { texts("defects") }
    public var longestLine: Int { Int(members["longest_line"]?.integer ?? 0) }
    /// Media types, from the outside in.
    public var parts: [String] { texts("parts") }
    public var plain: String { members["plain"]?.string ?? "" }
    public var html: String { members["html"]?.string ?? "" }

    /// Display names and addresses.
    public var from: [[String]] { pairs("from") }
    public var to: [[String]] { pairs("to") }

    /// The decoded values of all fields of this name.
    public func header(_ name: String) -> [String] {
        pairs("headers").filter { $0[0].lowercased() == name.lowercased() }.map { $0[1] }
    }

    public var headerNames: [String] { pairs("headers").map { $0[0] } }

    private func texts(_ key: String) -> [String] {
        members[key]?.array?.compactMap(\.string) ?? []
    }

    private func pairs(_ key: String) -> [[String]] {
        members[key]?.array?.map { $0.array?.compactMap(\.string) ?? [] } ?? []
    }
}
