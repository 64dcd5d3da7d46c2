import FoundationEssentials
import JSON
import TestSupport
import UserContract

/// One question to `GET /users`, and what the fold of the log answers to it.
struct DirectoryQuestion: Sendable {
    private var filters: [(String, String)] = []
    private var keep: [@Sendable (ExpectedUser) -> Bool] = []
    private let position: Int64
    private let sort: String

    init(about fold: Fold, random: inout SeededRandom) {
        let position = random.chance(50) ? fold.head : Int64.random(in: 0...fold.head, using: &random)
        let key = ["created_at", "name", "email", "updated_at"].randomElement(using: &random) ?? ""
        self.position = position
        sort = (random.chance(50) ? "-" : "") + key
        filters.append(("sort", sort))
        filters.append(("limit", String(Int.random(in: 1...30, using: &random))))
        if position < fold.head || random.chance(30) {
            let time = position == 0 ? fold.events[0].timestamp.advanced(byMicroseconds: -1) : fold.time(of: position)
            filters.append(("at", time.rfc3339))
        }
        chooseDeleted(&random)
        // Mostly one or two, so that something is left.
        for _ in 0..<Int.random(in: 0...2, using: &random) { chooseFilter(fold, &random) }
    }

    var path: String {
        "/users?" + filters.map { "\($0)=\(PercentEncoding.of($1))" }.joined(separator: "&")
    }

    func answer(from fold: Fold) -> [JSONValue] {
        fold.state(at: position).filter { user in keep.allSatisfy { $0(user) } }
            .sorted { precedes($0, $1) }
            .map(\.json)
    }

    private mutating func chooseDeleted(_ random: inout SeededRandom) {
        switch Int.random(in: 0..<4, using: &random) {
        case 0: add("deleted", "any") { _ in true }
        case 1: add("deleted", "true") { $0.deletion != nil }
        case 2: add("deleted", "false") { $0.deletion == nil }
        default: keep.append { $0.deletion == nil }
        }
    }

    private mutating func chooseFilter(_ fold: Fold, _ random: inout SeededRandom) {
        guard let user = fold.users.randomElement(using: &random) else { return }
        let time = fold.events.randomElement(using: &random)?.timestamp ?? user.createdAt
        switch Int.random(in: 0..<6, using: &random) {
        case 0:
            let email = EmailAddress.normalForm(of: user.email)
            add("email", user.email.uppercased()) { EmailAddress.normalForm(of: $0.email) == email }
        case 1: add("name", user.name) { $0.name == user.name }
        case 2: add("status", user.status.rawValue) { $0.status == user.status }
        case 3: add("created_from", time.rfc3339) { $0.createdAt >= time }
        case 4: add("created_to", time.rfc3339) { $0.createdAt < time }
        default:
            let text = random.chance(50) ? user.name : user.email
            let length = Int.random(in: 1...max(1, text.count), using: &random)
            let part = String(text.dropFirst(Int.random(in: 0...(text.count - length), using: &random)).prefix(length))
            let wanted = EmailAddress.normalForm(of: part)
            add("q", part.uppercased()) { user in
                [user.name, user.email].contains { EmailAddress.normalForm(of: $0).contains(wanted) }
            }
        }
    }

    private mutating func add(_ name: String, _ value: String, _ fits: @escaping @Sendable (ExpectedUser) -> Bool) {
        guard !filters.contains(where: { $0.0 == name }) else { return }
        filters.append((name, value))
        keep.append(fits)
    }

    private func precedes(_ left: ExpectedUser, _ right: ExpectedUser) -> Bool {
        let descends = sort.hasPrefix("-")
        let (first, second) = (key(descends ? right : left), key(descends ? left : right))
        return first.lexicographicallyPrecedes(second)
    }

    /// Bytes that sort as the contract's keys do; the id decides between equals.
    private func key(_ user: ExpectedUser) -> [UInt8] {
        let text =
            switch sort.drop(while: { $0 == "-" }) {
            case "name": EmailAddress.normalForm(of: user.name)
            case "email": EmailAddress.normalForm(of: user.email)
            case "updated_at": user.updatedAt.rfc3339
            default: user.createdAt.rfc3339
            }
        return Array(text.utf8) + [0] + Array(user.id.text.utf8)
    }
}
