/// The batch after the one being sent.
enum Prefetch: Sendable, Hashable {
    case none
    case reading(ReadOrder)
    case ready(DispatchBatch)
}
