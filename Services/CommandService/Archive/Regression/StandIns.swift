import UserContract

/// Invented texts for real ones. What the rules look at stays: equal texts stay equal, texts that differ in letter case
/// only still do, and e-mails are still e-mails.
struct StandIns {
    /// Texts of one kind; those that have the same normal form share a number.
    private struct Kind {
        var numbers: [String: Int] = [:]
        var variants: [String: [String]] = [:]

        /// The number of the text's normal form from 1, and which of its spellings this is, from 0.
        mutating func place(of text: String) -> (number: Int, variant: Int) {
            let normal = EmailAddress.normalForm(of: text)
            let number = numbers[normal, default: numbers.count + 1]
            numbers[normal] = number
            var spellings = variants[normal, default: []]
            let variant = spellings.firstIndex(of: text) ?? spellings.count
            if variant == spellings.count { spellings.append(text) }
            variants[normal] = spellings
            return (number, variant)
        }
    }

    private var names = Kind()
    private var emails = Kind()
    private var actors = Kind()
    private var reasons = Kind()

    mutating func name(_ text: String) -> String {
        Self.standIn(for: names.place(of: text)) { "some name \($0)" }
    }

    mutating func email(_ text: String) -> String {
        Self.standIn(for: emails.place(of: text)) { "user\($0)@example.com" }
    }

    mutating func actor(_ text: String) -> String {
        Self.standIn(for: actors.place(of: text)) { "some actor \($0)" }
    }

    mutating func reason(_ text: String) -> String {
        Self.standIn(for: reasons.place(of: text)) { "some reason \($0)" }
    }

    /// Spells the text in another letter case for each variant: the bits of the number say which letters are capitals.
    private static func standIn(
        for place: (number: Int, variant: Int), _ text: (Int) -> String
    ) -> String {
        var rest = place.variant
        let characters = text(place.number).map { character -> String in
            guard character.isLetter else { return String(character) }
            defer { rest >>= 1 }
            return rest & 1 == 1 ? character.uppercased() : String(character)
        }
        return characters.joined()
    }
}
