import FoundationEssentials
import Synchronization

/// The states of users that were lately seen, in bounded memory. Others may have changed them since, so nothing is told
/// from here alone: an append proves the revision, and before a refusal is told the user is loaded.
///
/// Two generations instead of a list in order of use: what is not asked for while the young one fills up is let go with the
/// old one.
final class RecentUsers: Sendable {
    private struct Generations {
        var young: [UUID: UserHistory] = [:]
        var old: [UUID: UserHistory] = [:]
    }

    private let generationSize: Int
    private let generations = Mutex(Generations())

    /// - Parameter capacity: users at most; 0 remembers nobody.
    init(capacity: Int) {
        generationSize = capacity / 2
    }

    func history(of user: UUID) -> UserHistory? {
        generations.withLock { generations in
            if let history = generations.young[user] { return history }
            guard let history = generations.old[user] else { return nil }
            insert(history, of: user, into: &generations)
            return history
        }
    }

    func remember(_ history: UserHistory, of user: UUID) {
        generations.withLock { insert(history, of: user, into: &$0) }
    }

    func forget(_ user: UUID) {
        generations.withLock { generations in
            generations.young[user] = nil
            generations.old[user] = nil
        }
    }

    private func insert(_ history: UserHistory, of user: UUID, into generations: inout Generations) {
        guard generationSize > 0 else { return }
        generations.young[user] = history
        if generations.young.count >= generationSize {
            generations.old = generations.young
            generations.young = [:]
        }
    }
}
