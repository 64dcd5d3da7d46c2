/// The bytes of all request bodies in memory, at most so many.
///
/// When they do not fit, the body that has been coming for the longest time gives up its place, so that slow senders
/// never lock out others. Complete bodies stay.
struct BodyMemory<Sender> {
    typealias Key = EvictionOrder<Holder>.Key

    struct Holder {
        let sender: Sender
        var count = 0
    }

    struct Outcome {
        let isHeld: Bool
        /// Senders whose bodies are given up: to be disconnected.
        let victims: [Sender]
    }

    private let limit: Int
    private(set) var held = 0
    private var order = EvictionOrder<Holder>(lines: 1)

    init(limit: Int) {
        self.limit = limit
    }

    /// A body begins.
    mutating func open(_ sender: Sender) -> Key {
        order.insert(Holder(sender: sender), line: 0)
    }

    /// Bytes of it have come.
    mutating func hold(_ count: Int, for key: Key) -> Outcome {
        var victims: [Sender] = []
        guard order[key] != nil, count <= limit else {
            return Outcome(isHeld: false, victims: [])
        }
        while held + count > limit {
            guard let victim = order.removeFirst(ofLine: 0, except: key) else {
                return Outcome(isHeld: false, victims: victims)
            }
            held -= victim.count
            victims.append(victim.sender)
        }
        order[key]?.count += count
        held += count
        return Outcome(isHeld: true, victims: victims)
    }

    /// The body is there and makes room for nobody; false when it already has.
    mutating func complete(_ key: Key) -> Bool {
        order.move(key, to: nil)
    }

    mutating func release(_ key: Key) {
        held -= order.remove(key)?.count ?? 0
    }
}
