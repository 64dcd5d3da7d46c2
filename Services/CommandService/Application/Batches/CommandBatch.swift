import FoundationEssentials
import UserContract

/// Carries out the commands of one batch: all at once, except that those which touch the same user, e-mail or command id
/// keep their order. Each one is done or refused by itself.
///
/// Which address a user lets go of or takes back is looked up before. Another client that changes it in the moment between
/// acts at the same time as the batch, and the batch's order does not bind it.
struct CommandBatch: Sendable {
    typealias Answer = Result<CommandAnswer, CommandFailure>

    let requests: [CommandRequest]
    let handler: UserCommandHandler

    func answers() async -> [Answer] {
        let lookups = await emailsMoved()
        let emails = lookups.compactMapValues { (try? $0.get()) ?? nil }
        let failures = lookups.compactMapValues { if case .failure(let failure) = $0 { failure } else { nil } }
        let plan = BatchPlan(requests.map { BatchFootprint.of($0, emails: emails) })
        var answers = [Answer?](repeating: nil, count: requests.count)
        await withTaskGroup(of: [(index: Int, answer: Answer)].self) { group in
            for strand in plan.strands {
                group.addTask { await carryOut(strand, unless: failures) }
            }
            for await told in group {
                for (index, answer) in told { answers[index] = answer }
            }
        }
        return answers.map { $0 ?? .failure(.corrupt("a command of a batch was left out")) }
    }

    /// One after the other; what concerns one user stands in its line together and shares appends.
    /// - Parameter failures: why a user could not be looked up. Its order among the others is unknown, so it has no turn.
    private func carryOut(
        _ strand: [Int], unless failures: [UUID: CommandFailure]
    ) async -> [(index: Int, answer: Answer)] {
        var told: [(index: Int, answer: Answer)] = []
        var rest = strand[...]
        while let first = rest.first {
            let isLined = requests[first].isForLine
            let together = isLined ? rest.prefix { requests[$0].isForLine && sameUser($0, first) } : rest.prefix(1)
            rest = rest.dropFirst(together.count)
            if let failure = requests[first].userID.flatMap({ failures[$0] }) {
                told += together.map { ($0, .failure(failure)) }
            } else {
                told += zip(together, await handler.carryOut(together.map { requests[$0] })).map { ($0, $1) }
            }
        }
        return told
    }

    private func sameUser(_ one: Int, _ other: Int) -> Bool {
        requests[one].userID == requests[other].userID
    }

    /// The addresses of the users whose commands do not name them, as far as the order within the batch may depend on them.
    private func emailsMoved() async -> [UUID: Result<String?, CommandFailure>] {
        let users = Set(requests.filter(\.movesUnnamedEmail).compactMap(\.userID))
        // With one user, or nobody who takes an address, there is no order to keep.
        guard requests.contains(where: \.takesEmail), Set(requests.map(\.userID)).count > 1 else { return [:] }
        return await withTaskGroup(of: (UUID, Result<String?, CommandFailure>).self) { group in
            for user in users {
                group.addTask { (user, await handler.email(of: user)) }
            }
            return await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
        }
    }
}

extension CommandRequest {
    /// For a user that the client named, and to be appended.
    fileprivate var isForLine: Bool { userID != nil && dryRun == nil }
}
