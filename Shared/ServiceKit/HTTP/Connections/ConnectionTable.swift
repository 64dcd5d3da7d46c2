/// The connections of a service, at most so many: a new one takes the place of the one that has waited longest.
struct ConnectionTable<Connection> {
    typealias Key = EvictionOrder<Connection>.Key

    enum Admission {
        case admitted(Key)
        /// The connection is to be closed in favour of the new one.
        case evicting(Connection, Key)
        /// Every other is at work.
        case refused
    }

    private let limit: Int
    private var order = EvictionOrder<Connection>(lines: ConnectionRank.allCases.count)

    init(limit: Int) {
        self.limit = limit
    }

    var count: Int {
        order.count
    }

    mutating func open(_ connection: Connection) -> Admission {
        guard order.count >= limit else {
            return .admitted(order.insert(connection, line: ConnectionRank.waiting.rawValue))
        }
        guard let line = lineToShorten, let victim = order.removeFirst(ofLine: line) else {
            return .refused
        }
        return .evicting(victim, order.insert(connection, line: ConnectionRank.waiting.rawValue))
    }

    /// The lowest rank that has its share. Without shares, slow bodies could take all places but one, and new connections
    /// would push each other out of that before their requests are read.
    private var lineToShorten: Int? {
        let counts = ConnectionRank.allCases.map { order.count(ofLine: $0.rawValue) }
        let share = max(limit / 4, 1)
        if let line = counts.firstIndex(where: { $0 >= share }) {
            return line
        }
        let longest = counts.max() ?? 0
        return longest > 0 ? counts.firstIndex(of: longest) : nil
    }

    /// - Parameter rank: nil while it is at work.
    /// - Returns: false when it has been evicted meanwhile.
    mutating func move(_ key: Key, to rank: ConnectionRank?) -> Bool {
        order.move(key, to: rank?.rawValue)
    }

    /// - Returns: false when it had been evicted.
    @discardableResult
    mutating func close(_ key: Key) -> Bool {
        order.remove(key) != nil
    }
}
