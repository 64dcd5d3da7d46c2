internal import UserContract

/// The form in which names and e-mails are compared, searched and sorted: NFC and lower case, the same on both sides.
public enum SearchKey {
    public static func of(_ text: String) -> String {
        EmailAddress.normalForm(of: text)
    }
}
