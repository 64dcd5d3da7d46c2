import JSON

/// A real SMTP server on loopback (aiosmtpd) that misbehaves as told, and keeps what it took.
public final class MailServer: Sendable {
    /// The places where it can misbehave.
    public enum Stage: String, Sendable, CaseIterable {
        case greeting, hello, starttls, login, sender, recipient, data, content, quit
    }

    public struct Options: Sendable {
        /// What it does the first, the second, … time; after that it behaves.
        public var script: [Stage: [Step]] = [:]
        /// Offers STARTTLS with it, or wants TLS from the start.
        public var certificate: Certificate?
        public var isEncryptedFromTheStart = false
        /// Demands a certificate of the client by this authority.
        public var clientAuthority: CertificateAuthority?
        /// Demands this login.
        public var login: (user: String, password: String)?
        /// Offers logins that it does not demand: `true` the usual ones, `false` one that nobody knows.
        public var offersUsualLogin: Bool?
        public var takesInternationalAddresses = true

        public init() {}
    }

    public enum Step: Sendable, Hashable {
        case behave
        case reply(String)
        case hang
        case close
        case reset

        fileprivate var text: String {
            switch self {
            case .behave: ""
            case .reply(let line): line
            case .hang: "hang"
            case .close: "close"
            case .reset: "reset"
            }
        }
    }

    private let server: PythonServer

    private init(_ server: PythonServer) {
        self.server = server
    }

    public static func start(_ change: (inout Options) -> Void = { _ in }) async throws -> MailServer {
        var options = Options()
        change(&options)
        var settings = JSONObject()
        settings["implicit_tls"] = .bool(options.isEncryptedFromTheStart)
        settings["smtputf8"] = .bool(options.takesInternationalAddresses)
        settings["certificate"] = options.certificate.map { .string($0.path) }
        settings["client_authority"] = options.clientAuthority.map { .string($0.path) }
        settings["login"] = options.login.map {
            .object(["user": .string($0.user), "password": .string($0.password)])
        }
        settings["offers_usual_login"] = options.offersUsualLogin.map { .bool($0) }
        let script = options.script.map { ($0.key.rawValue, JSONValue.array($0.value.map { .string($0.text) })) }
        settings["script"] = .object(JSONObject(uniqueKeysWithValues: script))
        return MailServer(try await PythonServer.start("smtp_relay.py", settings: settings))
    }

    public var port: UInt16 { server.port }
    public var url: String { "smtp://127.0.0.1:\(port)" }

    /// The mail that it took, in order.
    public var mails: [ReceivedMail] { server.events("mail").map { ReceivedMail($0) } }

    public var connectionCount: Int { server.events("connected").count }

    /// Returns the mail as soon as there is so much.
    @discardableResult
    public func waitForMails(_ count: Int) async throws -> [ReceivedMail] {
        try await server.state.wait { state in
            state.events.count { $0["event"]?.string == "mail" } >= count
        }
        return mails
    }

    /// Returns as soon as there have been so many connections.
    public func waitForConnections(_ count: Int) async throws {
        try await server.state.wait { state in
            state.events.count { $0["event"]?.string == "connected" } >= count
        }
    }
}
