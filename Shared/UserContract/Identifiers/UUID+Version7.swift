public import FoundationEssentials
import Synchronization

extension UUID {
    /// A fresh id (RFC 9562, version 7) that is greater than every one this process has made this way before.
    public static func version7() -> UUID {
        let random = UInt64.random(in: .min ... .max)
        return processSequence.withLock { $0.next(at: .now(), random: random) }
    }

    /// A fresh id that carries the given moment, to a quarter of a microsecond; the rest is random.
    public static func version7(at moment: Timestamp) -> UUID {
        UUIDv7Sequence.identifier(ticks: UUIDv7Sequence.ticks(of: moment), random: .random(in: .min ... .max))
    }
}

private let processSequence = Mutex(UUIDv7Sequence())
