import Curl
import UserContract

/// Whom a mail is from: `accounts@example.com`, or with a name, `Example Accounts <accounts@example.com>`.
public struct Mailbox: Sendable, Hashable {
    let name: String?
    let address: MailAddress

    /// Nil for what is neither of the two forms.
    public init?(_ text: String) {
        var name: String?
        var rest = text[...]
        if let bracket = text.lastIndex(of: "<") {
            guard text.hasSuffix(">"), let given = Self.name(text[..<bracket]) else { return nil }
            name = given
            rest = text[text.index(after: bracket)...].dropLast()
        }
        guard let email = try? EmailAddress(String(rest)), let address = MailAddress(email: email.text) else {
            return nil
        }
        self.name = name
        self.address = address
    }

    init(name: String, address: MailAddress) {
        self.name = name
        self.address = address
    }

    /// As it stands in `From` and `To`.
    var headerText: String {
        guard let name else { return address.text }
        return "\(HeaderText.phrase(name)) <\(address.text)>"
    }

    /// With the quotes that people put around names with commas.
    private static func name(_ text: Substring) -> String? {
        guard var name = try? UserName(String(text)).text else { return nil }
        if name.count > 2, name.hasPrefix("\""), name.hasSuffix("\"") { name = String(name.dropFirst().dropLast()) }
        return name.contains("\"") || name.contains("<") ? nil : name
    }
}
