import CLibCurl

/// Whether an `smtp:` connection becomes an encrypted one by STARTTLS. Certificates are verified in any case.
public enum MailEncryption: Sendable, Hashable {
    case none
    /// When the server offers it.
    case opportunistic
    /// Or nothing is sent.
    case required

    var level: curl_usessl {
        switch self {
        case .none: CURLUSESSL_NONE
        case .opportunistic: CURLUSESSL_TRY
        case .required: CURLUSESSL_ALL
        }
    }
}
