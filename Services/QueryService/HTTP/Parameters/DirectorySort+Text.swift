internal import QueryReadModels

extension DirectorySort {
    /// A key, with `-` before it for descending.
    init?(text: String) {
        let descending = text.hasPrefix("-")
        guard let key = Key(rawValue: descending ? String(text.dropFirst()) : text) else { return nil }
        self.init(key, descending: descending)
    }

    var text: String { (descending ? "-" : "") + key.rawValue }
}
