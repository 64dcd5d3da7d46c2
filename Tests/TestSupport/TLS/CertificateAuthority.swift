import FoundationEssentials

/// An authority of one's own.
public final class CertificateAuthority: Sendable {
    /// Where in time a certificate is good.
    public enum Validity: Sendable {
        case now
        case past

        fileprivate var arguments: [String] {
            switch self {
            case .now: ["-startdate", "20200101000000Z", "-enddate", "20991231235959Z"]
            case .past: ["-startdate", "20200101000000Z", "-enddate", "20210101000000Z"]
            }
        }
    }

    private let openSSL: OpenSSL

    public init() async throws {
        openSSL = try OpenSSL()
        try await openSSL.newKey(
            "make an authority", name, subject: "Test authority", extensions: ["basicConstraints=critical,CA:TRUE"],
            ["-x509", "-days", "36500", "-out", path])
    }

    private var name: String { "\(openSSL.folder)/authority" }

    /// PEM file with its own certificate.
    public var path: String { "\(name).crt" }

    /// - Parameter host: the one name that it is for; a server's, or whatever a client calls itself.
    public func issue(for host: String, _ validity: Validity = .now) async throws -> Certificate {
        let name = "\(openSSL.folder)/\(UUID().uuidString)"
        try await openSSL.newKey(
            "make a request", name, subject: host, extensions: Certificate.extensions(for: host),
            ["-new", "-out", "\(name).csr"])
        try await openSSL.run(
            "issue a certificate",
            ["ca", "-batch", "-notext", "-config", "\(name).cnf", "-cert", path, "-keyfile", "\(self.name).key"]
                + ["-in", "\(name).csr", "-out", "\(name).crt"] + validity.arguments)
        return try Certificate(name, in: openSSL)
    }
}
