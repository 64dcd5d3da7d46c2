/// How much the background check may cost.
public struct CheckSettings: Sendable, Hashable {
    /// Events per second that are read again; at least 1.
    public var rate: Int
    /// Between the end of one round and the beginning of the next.
    public var pause: Duration

    public init(rate: Int, pause: Duration) {
        self.rate = rate
        self.pause = pause
    }

    /// How often is looked what is to be done.
    var interval: Duration { min(.seconds(5), max(.milliseconds(100), pause)) }
}
