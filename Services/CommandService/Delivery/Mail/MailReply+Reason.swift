import Curl

extension MailReply {
    /// One sentence, fit for logs: nothing of the server's own text, which may quote addresses.
    var reason: String {
        if isAccepted { return "The mail was accepted." }
        let what =
            switch command {
            case .greeting: "refused the connection"
            case .hello: "refused the greeting"
            case .startTLS: "refused to encrypt the connection"
            case .login: "refused the login"
            case .sender: "refused the sender"
            case .recipient: "refused the recipient"
            case .content: "refused the mail"
            case .quit: "refused"
            }
        return "The mail server \(what) with \(code)."
    }
}
