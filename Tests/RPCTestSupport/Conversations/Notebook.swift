import FoundationEssentials
import UserContract

/// What differs each time a conversation is held.
struct Notebook {
    let head: Int64
    let ip: String
    private let inventsWhatIsMissing: Bool
    private var kept: [String: String] = [:]

    /// - Parameter inventsWhatIsMissing: for requests whose answers nobody reads.
    init(head: Int64, ip: String, inventsWhatIsMissing: Bool = false) {
        self.head = head
        self.ip = ip
        self.inventsWhatIsMissing = inventsWhatIsMissing
    }

    mutating func keep(_ value: String, as name: String) {
        kept[name] = value
    }

    mutating func make(_ name: String) -> String {
        // Invented ids are the same each time, so that what is made from them follows from a seed.
        let id = inventsWhatIsMissing ? Self.inventedID : UUID.version7().text
        kept[name] = id
        return id
    }

    private static let inventedID = "019cf2a1-7c2e-7b1a-9d3f-2a6c1e5b8f04"

    func value(of name: String) throws(ConversationProblem) -> String {
        guard let value = kept[name] ?? (inventsWhatIsMissing ? "2026-03-15T15:47:00Z" : nil) else {
            throw ConversationProblem("nothing is kept as \(name)")
        }
        return value
    }
}
