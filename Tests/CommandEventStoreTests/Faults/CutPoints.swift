import TestSupport

extension ProxyJournal {
    /// The bytes to cut behind: where each message of the conversation begins, just after that, in its middle, and
    /// where the last one ends.
    func cutPoints(_ direction: ProxyDirection) -> [Int] {
        let length = length(direction)
        let inner = messages.filter { $0.direction == direction && $0.range.upperBound <= length }.flatMap { message in
            [
                message.range.lowerBound, message.range.lowerBound + 1,
                message.range.lowerBound + message.range.count / 2,
            ]
        }
        return Set(inner + [length]).sorted()
    }

    /// Where messages of the conversation end.
    func messageEnds(_ direction: ProxyDirection) -> [Int] {
        let length = length(direction)
        return messages.filter { $0.direction == direction && $0.range.upperBound <= length }.map(\.range.upperBound)
    }
}
