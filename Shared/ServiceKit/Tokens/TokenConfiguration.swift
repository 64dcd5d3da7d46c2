public import Logging

/// How bearer tokens are checked and made.
public struct TokenConfiguration: Sendable {
    /// The HS256 key (RFC 7518, section 3.2): at least as long as the hash, 32 bytes. Without it no HS256 token is taken.
    public let secret: Secret?
    /// Required value of `iss` when set.
    public var issuer: String?
    /// Required member of `aud` when set.
    public var audience: String?

    private let secretKeys: [VerificationKey]
    private let keyFile: JWKSFile?

    public static let minimumSecretBytes = 32

    /// - Parameters:
    ///   - jwksFile: path of a JWK Set with the public keys of ES256 and EdDSA tokens; without it none is taken.
    ///   - isDevelopment: a shorter secret will do, on a developer's machine.
    ///   - logger: is told when the file's keys change.
    /// - Throws: ``ConfigurationProblem`` when the secret is shorter than 32 bytes, the file cannot be used, or there is
    ///   neither.
    public init(
        secret: Secret? = nil, jwksFile: String? = nil, issuer: String? = nil, audience: String? = nil,
        isDevelopment: Bool = false, logger: Logger = Logger(label: "tokens")
    ) throws(ConfigurationProblem) {
        if let secret, secret.bytes.count < Self.minimumSecretBytes, !isDevelopment {
            throw ConfigurationProblem(
                "jwt-secret is too short: give at least \(Self.minimumSecretBytes) bytes, for example from openssl rand -hex 32"
            )
        }
        guard secret != nil || jwksFile != nil else {
            throw ConfigurationProblem(
                "jwt-secret or jwks-file is needed: give --jwks-file, --jwt-secret-file or HINDSIGHT_JWT_SECRET, or --development on a developer's machine"
            )
        }
        self.secret = secret
        self.issuer = issuer
        self.audience = audience
        let secretKeys = secret.map { [VerificationKey(id: nil, material: .shared($0))] } ?? []
        self.secretKeys = secretKeys
        var keyFile: JWKSFile?
        if let jwksFile {
            keyFile = try JWKSFile(path: jwksFile, otherKeys: secretKeys, logger: logger)
        }
        self.keyFile = keyFile
    }

    /// The keys that count now.
    func keys() -> TokenKeys {
        keyFile?.current() ?? TokenKeys(secretKeys)
    }
}
