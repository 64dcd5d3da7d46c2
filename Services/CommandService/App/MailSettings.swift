import CommandDelivery
import Curl
import ServiceKit

/// What the settings say about mail.
enum MailSettings {
    static let options = [
        ServiceOption(
            "smtp-url", "smtp: or smtps: URL of the mail server that new users are welcomed through; no mail without"),
        ServiceOption("smtp-username", "who logs in at the mail server"),
        ServiceOption.secret("smtp-password", "the password for it"),
        ServiceOption("smtp-ca-file", "PEM file of authorities to trust for the mail server instead of the system's"),
        ServiceOption("mail-from", "sender of mail: an address, or a name and an address in angle brackets"),
    ]

    /// The sender counts without a mail server of ours too: subscriptions may have one of their own.
    static func configuration(_ settings: ServiceSettings) throws(ConfigurationProblem) -> MailConfiguration {
        let sender = try sender(settings)
        let relay = try relay(settings)
        guard relay == nil || sender != nil else {
            throw ConfigurationProblem("mail-from is needed with smtp-url: give an address such as mail@example.com")
        }
        return MailConfiguration(sender: sender, relay: relay)
    }

    private static func relay(_ settings: ServiceSettings) throws(ConfigurationProblem) -> MailRelay? {
        let credentials = try credentials(settings)
        let caFile = settings.optionalText("smtp-ca-file")
        guard let url = settings.optionalText("smtp-url") else {
            guard credentials == nil, caFile == nil else {
                throw ConfigurationProblem("smtp-username, smtp-password and smtp-ca-file need smtp-url: give it too")
            }
            return nil
        }
        try check(url)
        return MailRelay(url: url, credentials: credentials, caFile: caFile)
    }

    private static func sender(_ settings: ServiceSettings) throws(ConfigurationProblem) -> Mailbox? {
        guard let text = settings.optionalText("mail-from") else { return nil }
        guard let sender = Mailbox(text) else {
            throw ConfigurationProblem(
                "mail-from must be an address such as mail@example.com, or Example <mail@example.com>")
        }
        return sender
    }

    private static func check(_ url: String) throws(ConfigurationProblem) {
        guard let target = try? TargetURL(url), target.isMail else {
            throw ConfigurationProblem("smtp-url must be an smtp: or smtps: URL such as smtp://mail.example.com:587")
        }
        if target.hasCredentials {
            throw ConfigurationProblem(
                "smtp-url must not contain a user name or password: give smtp-username and smtp-password")
        }
    }

    private static func credentials(_ settings: ServiceSettings) throws(ConfigurationProblem) -> MailCredentials? {
        let username = settings.optionalText("smtp-username")
        let password = try settings.optionalSecret("smtp-password")?.text
        guard let username, let password else {
            guard username == nil, password == nil else {
                throw ConfigurationProblem("give both smtp-username and smtp-password, or neither")
            }
            return nil
        }
        let credentials = MailCredentials(username: username, password: password)
        guard credentials.isFit else {
            throw ConfigurationProblem("smtp-username and smtp-password must not contain control characters")
        }
        return credentials
    }
}
