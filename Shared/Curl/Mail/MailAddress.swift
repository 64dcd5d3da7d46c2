/// An address as SMTP carries it. libcurl sends it as given, so whatever would end it, or the command that it stands in, is kept
/// out here.
public struct MailAddress: Sendable, Hashable {
    /// Other characters than ASCII in it need a server that knows SMTPUTF8 (RFC 6531).
    public let localPart: String
    /// ASCII: international domains in their `xn--` form.
    public let domain: String

    /// Nil for what is no such address, and for what would need quotes: nobody has such an address, and quoting is where parsers
    /// differ.
    public init?(localPart: some StringProtocol, domain: some StringProtocol) {
        guard !localPart.isEmpty,
            localPart.utf8.allSatisfy({ $0 >= 0x80 || Self.isAtomText($0) || $0 == UInt8(ascii: ".") }),
            Self.isDomain(domain), localPart.utf8.count + 1 + domain.utf8.count <= 254
        else { return nil }
        self.localPart = String(localPart)
        self.domain = String(domain)
    }

    public var text: String { "\(localPart)@\(domain)" }

    var isInternational: Bool { !localPart.utf8.allSatisfy { $0 < 0x80 } }

    private static func isDomain(_ text: some StringProtocol) -> Bool {
        text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).allSatisfy { label in
            (1...63).contains(label.count)
                && label.allSatisfy { isLetterOrDigit($0) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") }
        }
    }

    /// `atext` of RFC 5322.
    private static func isAtomText(_ byte: UInt8) -> Bool {
        isLetterOrDigit(byte) || "!#$%&'*+-/=?^_`{|}~".utf8.contains(byte)
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default:
            false
        }
    }
}
