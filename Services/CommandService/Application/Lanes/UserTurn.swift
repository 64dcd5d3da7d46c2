import CommandDomain
import FoundationEssentials
import UserContract

/// One user's turn: load, decide, append.
struct UserTurn: Sendable {
    typealias Answer = Result<CommandAnswer, CommandFailure>

    let store: any EventStore
    let loader: UserLoader
    let snapshots: SnapshotWriter
    let recent: RecentUsers

    /// Carries out some of the commands, which are all for one user, and answers them, from the first on. No answer at
    /// all: others were faster, and the same commands are to be decided afresh.
    /// - Throws: what keeps all of them from being carried out. Nothing was changed.
    func answers(to commands: [PendingCommand]) async throws(CommandFailure) -> [Answer] {
        let first = commands[0]
        if let remembered = recent.history(of: first.userID) ?? (first.assumesNewUser ? UserHistory.none : nil) {
            let chain = Chain(commands, from: remembered, firstIsNew: false)
            if !chain.links.isEmpty { return await append(chain) }
        }
        // Nothing is remembered, or what is remembered refuses the command and may be out of date, or it may be a repeat.
        let loaded = try await loader.load(first.userID, commandID: first.request.commandID)
        recent.remember(loaded.history, of: first.userID)
        if let handled = loaded.handled {
            guard handled.fingerprint == first.fingerprint else {
                return [.failure(.commandIDReused(first.commandID))]
            }
            return [await firstAnswer(to: handled, isRepeat: true)]
        }
        let chain = Chain(commands, from: loaded.history, firstIsNew: true)
        if chain.links.isEmpty, let refusal = chain.refusal { return [.failure(refusal)] }
        return await append(chain)
    }

    /// What the store holds of a user now, remembered for the user's next turn.
    func look(at user: UUID) async throws(CommandFailure) -> UserHistory {
        let history = try await loader.load(user, commandID: nil).history
        recent.remember(history, of: user)
        return history
    }

    private func append(_ chain: Chain) async -> [Answer] {
        let user = chain.links[0].command.userID
        let outcomes: [AppendOutcome]
        do throws(EventStoreError) {
            outcomes = try await store.append(chain.links.map(\.request))
        } catch {
            recent.forget(user)
            // One command of several that cannot be stored must not hurt the others.
            if case .corrupt = error, chain.links.count > 1 { return await append(chain.first) }
            return chain.links.map { _ in .failure(CommandFailure(error)) }
        }
        var answers: [Answer] = []
        for (link, outcome) in zip(chain.links, outcomes) {
            switch outcome {
            case .appended(let firstPosition, let timestamps):
                let answer = CommandAnswer(link.request, firstPosition: firstPosition, timestamps: timestamps)
                settle(link, answer)
                answers.append(.success(answer))
                continue
            case .revisionConflict:
                recent.forget(user)
                return answers
            case .duplicate(let handled):
                return answers + [await firstAnswer(to: handled, isRepeat: link.command.request.commandID != nil)]
            case .commandIDReused:
                return answers + [.failure(.commandIDReused(link.command.commandID))]
            case .emailTaken:
                return answers + [.failure(.emailTaken(link.decision.email))]
            case .unsettled:
                return answers + [.failure(.unavailable(retryAfter: 1, applied: .unknown))]
            }
        }
        return answers
    }

    /// The state after an append is one that has been proved.
    private func settle(_ link: Chain.Link, _ answer: CommandAnswer) {
        let history = UserHistory(
            state: link.decision.state, revision: answer.revision, position: answer.position ?? 0)
        recent.remember(history, of: answer.userID)
        snapshots.appended(answer.userID, history, after: link.request.expectedRevision)
    }

    /// The answer that a handled command had, rebuilt from its events.
    /// - Parameter isRepeat: the client gave the id, so it gave the command before. An id of our own making can only be
    ///   found again by an append that was sent twice.
    private func firstAnswer(to handled: HandledCommand, isRepeat: Bool) async -> Answer {
        do throws(EventStoreError) {
            let events =
                handled.isWithoutEvents
                ? []
                : try await store.events(
                    of: handled.aggregateID, revisions: handled.firstRevision...handled.lastRevision)
            var answer = CommandAnswer(handled, events: events)
            answer.duplicate = isRepeat
            return .success(answer)
        } catch {
            return .failure(CommandFailure(unsettledBy: error))
        }
    }
}
