import FoundationEssentials

/// Commands for one user, decided one after the other in memory, each on the state that the one before it leaves.
///
/// It ends before a command that is refused - what refuses it may not have happened yet - and before one that shares an
/// e-mail or an id with an earlier one, because one append can judge only one of them. And before one that would change
/// nothing and whose id the client gave: it has no event to be known again by when an answer is lost, so whether it is a
/// repeat is found out by a look at its id.
struct Chain {
    struct Link {
        let command: PendingCommand
        let request: AppendRequest
        let decision: Decision
    }

    /// More wait for the next append, so that one user cannot fill it.
    static let limit = 100

    private(set) var links: [Link] = []
    /// Why the first command that is not in the chain was refused, if it was.
    private(set) var refusal: CommandFailure?

    /// - Parameter firstIsNew: it has been looked for by its id, and not found.
    init(_ commands: some Sequence<PendingCommand>, from history: UserHistory, firstIsNew: Bool) {
        var (state, revision) = (history.state, history.revision)
        var emails: Set<String> = []
        var commandIDs: Set<UUID> = []
        for command in commands.prefix(Self.limit) {
            let decision: Decision
            do throws(CommandFailure) {
                decision = try Decision(
                    command.request, userID: command.userID,
                    history: UserHistory(state: state, revision: revision, position: history.position))
            } catch {
                refusal = error
                return
            }
            let touched = [decision.releasedEmail, decision.takenEmail].compactMap(\.self)
            guard emails.isDisjoint(with: touched), commandIDs.insert(command.commandID).inserted else { return }
            let mayBeRepeat = command.request.commandID != nil && !(firstIsNew && links.isEmpty)
            if decision.events.isEmpty, mayBeRepeat { return }
            emails.formUnion(touched)
            links.append(
                Link(
                    command: command, request: AppendRequest(decision, to: command, at: revision), decision: decision))
            state = decision.state
            revision += Int64(decision.events.count)
        }
    }

    /// Its first link alone.
    var first: Chain {
        var chain = self
        chain.links = Array(links.prefix(1))
        return chain
    }
}
