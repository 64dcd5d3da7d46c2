import Curl
import UserContract

extension MailAddress {
    /// Where mail to a user goes; nil when none can.
    init?(email: String) {
        let parts = email.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2 else { return nil }
        self.init(localPart: parts[0], domain: Self.asciiDomain(parts[1]))
    }

    private static func asciiDomain(_ domain: Substring) -> String {
        let labels = domain.split(separator: ".", omittingEmptySubsequences: false).map { label in
            let isASCII = label.utf8.allSatisfy { $0 < 0x80 }
            return isASCII ? String(label) : "xn--" + Punycode.encode(EmailAddress.normalForm(of: String(label)))
        }
        return labels.joined(separator: ".")
    }
}
