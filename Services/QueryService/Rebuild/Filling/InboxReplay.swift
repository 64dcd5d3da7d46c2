import QueryIntake
import QueryProjections
import QueryReadModels

/// Applies the live deliveries to a copy that were kept for it.
struct InboxReplay: Sendable {
    enum End: Sendable, Hashable {
        /// Everything that was there.
        case emptied
        /// What was kept tells another history than the copy.
        case diverged
        /// What was kept begins beyond the copy, or cannot be read: a replay must bring what is missing.
        case gap
    }

    private static let batch = 32

    let store: BuildStore
    let connections: CopyConnections

    /// Applies what ends beyond the copy's position, in order.
    func run(_ build: Build, from position: Int64) async throws(ReadModelError) -> End {
        let copy: ReadModels
        do {
            copy = try connections.readModels(of: build.schema)
        } catch {
            throw .broken(detail: "\(error)")
        }
        var position = position
        while true {
            let kept = try await store.kept(for: build, after: position, limit: Self.batch)
            guard let last = kept.last else { return .emptied }
            for entry in kept {
                guard let delivery = DeliveryDecoder.delivery(entry) else { return .gap }
                switch try await apply(delivery, to: copy) {
                case .accepted: break
                case .positionMismatch: return .gap
                case .logDiverged: return .diverged
                }
            }
            position = last.through
        }
    }

    private func apply(_ delivery: Delivery, to copy: ReadModels) async throws(ReadModelError) -> ApplyOutcome {
        do {
            return try await copy.apply(delivery)
        } catch {
            switch error {
            case .malformed(let problem): throw .broken(detail: "A kept delivery is no history: \(problem)")
            case .store(let error): throw error
            }
        }
    }
}
