import JSON

/// An HTTPS receiver on loopback that answers every request with 200.
public final class TLSReceiver: Sendable {
    private let server: PythonServer

    private init(_ server: PythonServer) {
        self.server = server
    }

    /// - Parameter clientAuthority: demands a certificate of the client by this authority.
    public static func start(
        _ certificate: Certificate, clientAuthority: CertificateAuthority? = nil
    ) async throws -> TLSReceiver {
        var settings = JSONObject()
        settings["certificate"] = .string(certificate.path)
        settings["client_authority"] = clientAuthority.map { .string($0.path) }
        return TLSReceiver(try await PythonServer.start("tls_receiver.py", settings: settings))
    }

    public var port: UInt16 { server.port }

    /// The names in the clients' certificates, one for each request; nil for a client that showed none.
    public var clients: [String?] { server.events("request").map { $0["client"]?.string } }
}
