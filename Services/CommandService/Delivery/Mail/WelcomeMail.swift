import Curl
import FoundationEssentials
import UserContract

/// The mail to a new user. The same event gives the same `Message-ID` whenever it is sent, so that a mail system that sees it
/// twice can tell.
struct WelcomeMail: Sendable {
    let sender: Mailbox
    let recipient: MailAddress
    let content: MailContent

    /// Nil when no mail can be sent to the user's address.
    init?(to user: UserCreated.V2, eventID: UUID, from sender: Mailbox, at now: Timestamp) {
        guard let recipient = MailAddress(email: user.email) else { return nil }
        self.sender = sender
        self.recipient = recipient
        let text = WelcomeText.inLocale(user.locale)
        content = MailContent(
            headers: [
                .init("From", sender.headerText),
                .init("To", Mailbox(name: user.name, address: recipient).headerText),
                .init("Subject", HeaderText.unstructured(text.subject)),
                .init("Date", Self.date(now)),
                .init("Message-ID", "<\(eventID.text)@\(sender.address.domain)>"),
                .init("Content-Language", text.language),
                // RFC 3834: nobody's out-of-office note is wanted in return.
                .init("Auto-Submitted", "auto-generated"),
            ],
            plainText: Self.plainText(text, user), html: Self.html(text, user))
    }

    private static func plainText(_ text: WelcomeText, _ user: UserCreated.V2) -> String {
        let blocks = ([text.greeting] + text.paragraphs).map { fill($0, name: user.name, email: user.email) }
        return blocks.joined(separator: "\n\n") + "\n"
    }

    private static func html(_ text: WelcomeText, _ user: UserCreated.V2) -> String {
        // Names may run in the other direction than the text around them.
        let name = "<bdi>\(HTMLText.escaped(user.name))</bdi>"
        let email = "<bdi>\(HTMLText.escaped(user.email))</bdi>"
        let blocks = ([text.greeting] + text.paragraphs).map {
            "<p>\(fill(HTMLText.escaped($0), name: name, email: email))</p>\n"
        }
        return """
            <!DOCTYPE html>
            <html lang="\(text.language)" dir="\(text.isRightToLeft ? "rtl" : "ltr")">
            <head><meta charset="utf-8"><title>\(HTMLText.escaped(text.subject))</title></head>
            <body>
            \(blocks.joined())</body>
            </html>

            """
    }

    /// In one go: what is filled in is not looked through again, and may itself contain a placeholder.
    private static func fill(_ template: String, name: String, email: String) -> String {
        var output = ""
        var rest = template[...]
        while let percent = rest.firstIndex(of: "%") {
            output += rest[..<percent]
            rest = rest[percent...]
            if rest.hasPrefix("%name") {
                output += name
                rest = rest.dropFirst("%name".count)
            } else if rest.hasPrefix("%email") {
                output += email
                rest = rest.dropFirst("%email".count)
            } else {
                output += "%"
                rest = rest.dropFirst()
            }
        }
        return output + rest
    }

    /// RFC 5322 section 3.3; of the names of zones only old ones are allowed.
    private static func date(_ now: Timestamp) -> String {
        now.httpDate.replacing(" GMT", with: " +0000")
    }
}
