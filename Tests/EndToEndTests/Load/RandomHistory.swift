import FoundationEssentials
import JSON
import TestSupport
import UserContract

/// Commands of several people on many users, chosen at random: users go and come back, e-mails change hands, names are
/// hard to compare. What is refused is refused; the log says what became of the rest.
struct RandomHistory: Sendable {
    static let actors = ["alice", "bob", "carol"]
    static let names = [
        "Sarah", "sara", "Élodie", "E\u{301}lodie", "Bob_%", "bob\\", "Zoë", "李 雷", "Ann Lee", "ann lee", "O'Hara",
        "=1+1",
    ]

    private(set) var users: [UUID] = []
    private var random: SeededRandom
    private let tokens: [String]

    init(seed: UInt64, for pair: HindsightPair) async throws {
        random = SeededRandom(seed)
        var tokens: [String] = []
        for actor in Self.actors { tokens.append(try await pair.mint(actor, "users:write")) }
        self.tokens = tokens
    }

    /// Sends so many batches of commands, each by one of the actors.
    mutating func live(batches: Int, of pair: HindsightPair) async throws {
        for _ in 0..<batches {
            let calls = (0..<Int.random(in: 1...12, using: &random)).flatMap { _ in step() }
                .enumerated().map { HTTPClient.call($1.0, $1.1, id: Int64($0)) }
            let client = pair.commands(tokens.randomElement(using: &random))
            let answer = try await client.post("/rpc", JSONValue.array(calls).serialized())
            guard answer.status == 200 else { throw HarnessProblem("a batch was not answered: \(answer.text)") }
        }
    }

    private mutating func step() -> [(String, JSONObject)] {
        guard let user = users.randomElement(using: &random), !random.chance(12) else { return [create()] }
        switch Int.random(in: 0..<10, using: &random) {
        case 0...2: return [("user.changeName", params(user, ["name": .string(name())]))]
        case 3, 4: return [("user.changeEmail", params(user, ["email": .string(email())]))]
        case 5: return swap(user)
        case 6:
            let status = UserStatus.allCases.randomElement(using: &random) ?? .active
            return [("user.changeStatus", params(user, ["status": .string(status.rawValue), "reason": "Reviewed"]))]
        case 7: return [("user.delete", params(user, ["reason": "+Left, \"for good\""]))]
        default: return [("user.restore", params(user, ["reason": "Came back"]))]
        }
    }

    private mutating func create() -> (String, JSONObject) {
        let id = UUID()
        users.append(id)
        return ("user.create", params(id, ["name": .string(name()), "email": .string(email())]))
    }

    /// One user leaves its address, another takes it at once and leaves its own to the first.
    private mutating func swap(_ user: UUID) -> [(String, JSONObject)] {
        let other = users.randomElement(using: &random) ?? user
        let (first, second) = (email(), email())
        return [
            ("user.changeEmail", params(user, ["email": .string("\(UUID().text)@swap.example")])),
            ("user.changeEmail", params(other, ["email": .string(first)])),
            ("user.changeEmail", params(user, ["email": .string(second)])),
        ]
    }

    private mutating func params(_ user: UUID, _ members: JSONObject) -> JSONObject {
        var params = members
        params["user_id"] = .string(user.text)
        params["correlation_id"] = .string("case-\(Int.random(in: 0..<9, using: &random))")
        return params
    }

    private mutating func name() -> String {
        Self.names.randomElement(using: &random) ?? ""
    }

    /// A few addresses for many users, in any letter case.
    private mutating func email() -> String {
        let number = Int.random(in: 0..<40, using: &random)
        return random.chance(50) ? "user\(number)@example.com" : "User\(number)@Example.COM"
    }
}
