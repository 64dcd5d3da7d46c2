/// Appends, and does not rest until it is known what became of it.
///
/// The log knows every command id, so an append whose outcome is unknown is sent again as it is: if the first one
/// arrived, the second is its duplicate; if not, the second does the work.
struct IdempotentAppender: Sendable {
    static let maximumResends = 6

    let store: any EventStore
    let backoff: @Sendable (_ resend: Int) async -> Void

    func append(
        _ request: AppendRequest
    ) async throws(CommandFailure) -> (outcome: AppendOutcome, wasResent: Bool) {
        let unknown: EventStoreError
        do {
            return (try await store.append(request), false)
        } catch .unavailable(let retryAfter, .unknown) {
            unknown = .unavailable(retryAfter: retryAfter, applied: .unknown)
        } catch {
            throw CommandFailure(error)
        }

        for resend in 1...Self.maximumResends {
            await backoff(resend)
            guard let outcome = try? await store.append(request) else { continue }
            // The first append may still be on its way and find the address free by then. Every other refusal holds for
            // it too: revisions never go back, a command id stays what it is.
            if outcome == .emailTaken { break }
            return (outcome, true)
        }
        throw CommandFailure(unknown)
    }
}
