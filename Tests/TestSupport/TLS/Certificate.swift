import FoundationEssentials

/// A certificate with its private key, in one PEM file.
public final class Certificate: Sendable {
    public let path: String
    /// In whose folder it is.
    private let openSSL: OpenSSL

    init(_ name: String, in openSSL: OpenSSL) throws {
        var pem = Data()
        for part in ["\(name).crt", "\(name).key"] { pem += try Data(contentsOf: URL(filePath: part)) }
        path = "\(name).pem"
        try pem.write(to: URL(filePath: path))
        self.openSSL = openSSL
    }

    /// One that no authority vouches for.
    public static func signingItself(for host: String) async throws -> Certificate {
        let openSSL = try OpenSSL()
        let name = "\(openSSL.folder)/itself"
        try await openSSL.newKey(
            "make a certificate", name, subject: host, extensions: extensions(for: host),
            ["-x509", "-days", "36500", "-out", "\(name).crt"])
        return try Certificate(name, in: openSSL)
    }

    static func extensions(for host: String) -> [String] {
        let kind = host.allSatisfy { $0.isNumber || $0 == "." } ? "IP" : "DNS"
        return ["subjectAltName=\(kind):\(host)", "basicConstraints=critical,CA:FALSE"]
    }
}
