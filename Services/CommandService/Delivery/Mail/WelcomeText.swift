/// What the welcome mail says in one language. `%name` and `%email` stand for the user's.
struct WelcomeText: Sendable, Hashable {
    /// BCP 47.
    let language: String
    var isRightToLeft = false
    /// Without the name: what strangers may choose does not belong into the subject of our mail.
    let subject: String
    let greeting: String
    let paragraphs: [String]

    /// By the primary language of the user's locale; English where there is none.
    static func inLocale(_ locale: String) -> WelcomeText {
        let language = locale.prefix { $0 != "-" }.lowercased()
        return all.first { $0.language == language } ?? english
    }
}
