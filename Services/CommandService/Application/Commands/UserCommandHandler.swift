import CommandDomain
import FoundationEssentials
import UserContract

/// The use case: load, decide, append.
public struct UserCommandHandler: Sendable {
    /// How often a command is decided afresh when others were faster.
    public static let maximumDecisions = 8

    private let store: any EventStore
    private let appender: IdempotentAppender

    /// - Parameter backoff: waits before an append whose outcome is unknown is sent again; counts from 1.
    public init(
        store: any EventStore,
        backoff: @escaping @Sendable (_ resend: Int) async -> Void = { resend in
            try? await Task.sleep(for: .milliseconds(50 << min(resend, 5)))
        }
    ) {
        self.store = store
        appender = IdempotentAppender(store: store, backoff: backoff)
    }

    /// Carries the command out, or answers its repeat, or says why not. Nothing is changed when it throws, except that
    /// it may be when `CommandFailure.unavailable` says `applied: .unknown`.
    public func handle(_ request: CommandRequest) async throws(CommandFailure) -> CommandAnswer {
        let userID = request.userID ?? .version7()
        if let moment = request.dryRun {
            return try await DryRunDecision(store: store).decide(request, on: moment, userID: userID)
        }

        let commandID = request.commandID ?? .version7()
        let fingerprint = request.fingerprint
        let metadata = EventMetadata(request, commandID: commandID).encoded()

        for attempt in 1...Self.maximumDecisions {
            let stream =
                attempt == 1 && request.assumesNewUser
                ? LoadedStream(events: [])
                : try await load(userID, commandID: request.commandID)
            if let handled = stream.handled {
                guard handled.fingerprint == fingerprint else { throw .commandIDReused(commandID) }
                return try await firstAnswer(to: handled)
            }

            let history = try UserHistory(stream.events)
            let decision = try Decision(request, userID: userID, history: history)
            let append = AppendRequest(
                decision, on: history, userID: userID, commandID: commandID, fingerprint: fingerprint,
                metadata: metadata)

            let (outcome, wasResent) = try await appender.append(append)
            switch outcome {
            case .appended(let firstPosition, let timestamps):
                return CommandAnswer(append, firstPosition: firstPosition, timestamps: timestamps)
            case .duplicate(let handled):
                return try await firstAnswer(to: handled, orOwn: wasResent ? append : nil)
            case .commandIDReused: throw .commandIDReused(commandID)
            case .emailTaken: throw .emailTaken(decision.email)
            case .revisionConflict: continue
            }
        }
        throw .overloaded(retryAfter: 1)
    }

    private func load(_ userID: UUID, commandID: UUID?) async throws(CommandFailure) -> LoadedStream {
        do {
            return try await store.load(userID, commandID: commandID)
        } catch {
            throw CommandFailure(error)
        }
    }

    /// The answer that a handled command had.
    /// - Parameter own: an append that was sent twice; if it is what was handled, this is no repeat of the client's.
    private func firstAnswer(
        to handled: HandledCommand, orOwn own: AppendRequest? = nil
    ) async throws(CommandFailure) -> CommandAnswer {
        let stream: LoadedStream
        do {
            stream = try await store.load(handled.aggregateID, commandID: nil)
        } catch {
            throw CommandFailure(unsettledBy: error)
        }
        let events = stream.events.filter {
            handled.firstRevision <= $0.revision && $0.revision <= handled.lastRevision
        }
        var answer = CommandAnswer(handled, events: events)
        if let own {
            answer.duplicate = own.events.map(\.eventID) != events.map(\.eventID)
        }
        return answer
    }
}

extension CommandRequest {
    /// A create needs no look at the user first: there should be none, and the append's expected revision 0 proves it.
    /// If there is one after all, the conflict leads to a second decision on what is there.
    fileprivate var assumesNewUser: Bool {
        guard case .create = command else { return false }
        return expectedRevision == nil || expectedRevision == 0
    }
}
