internal import QueryReadModels
internal import ServiceKit

/// Read your own write: an answer that is at least as new as the position asked for, or 409.
struct PositionGate: Sendable {
    let waiters: PositionWaiters

    /// Reads once; only when that is too old it waits, and reads once more. The second reading follows a commit of the
    /// position, so it can be older only if the store was restored meanwhile - which no waiting mends.
    /// - Parameter context: of the request; nobody waits for a client that has gone.
    func read<Value>(
        atLeast required: Int64?, waiting preference: WaitPreference?, for context: ServiceContext? = nil,
        _ read: () async throws -> Snapshot<Value>
    ) async throws -> Snapshot<Value> {
        let first = try await read()
        guard let required, first.position < required else { return first }
        guard let preference, preference.seconds > 0 else {
            throw Problem.notYetConsistent(required: required, position: first.position, waited: preference)
        }
        let wait = { @Sendable [waiters] in
            await waiters.wait(for: required, atMost: .seconds(preference.seconds))
        }
        let isReached = if let context { await context.whileClientStays(wait) } else { await wait() }
        let latest = isReached ? try await read() : first
        guard latest.position >= required else {
            throw Problem.notYetConsistent(required: required, position: latest.position, waited: preference)
        }
        return latest
    }
}
