/// Splits a stream into the messages of PostgreSQL's protocol: a letter, a length that counts itself, and a body.
struct MessageFramer {
    private var unread: [UInt8] = []
    /// A client's first message has no letter.
    private var beginsWithoutKind: Bool

    init(_ direction: ProxyDirection) {
        beginsWithoutKind = direction == .toServer
    }

    /// The messages that are complete with these bytes.
    mutating func take(_ bytes: [UInt8]) -> [[UInt8]] {
        unread += bytes
        var messages: [[UInt8]] = []
        while let length = nextLength, unread.count >= length {
            messages.append(Array(unread.prefix(length)))
            unread.removeFirst(length)
            beginsWithoutKind = false
        }
        return messages
    }

    private var nextLength: Int? {
        let kind = beginsWithoutKind ? 0 : 1
        guard unread.count >= kind + 4 else { return nil }
        return kind + unread[kind..<kind + 4].reduce(0) { $0 << 8 | Int($1) }
    }
}
