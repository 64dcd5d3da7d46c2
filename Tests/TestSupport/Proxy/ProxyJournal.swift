/// What a ``CuttingProxy`` has seen since it was told what to watch for.
public struct ProxyJournal: Sendable {
    /// The messages of the watched conversation, on the connection on which it was met first.
    public internal(set) var messages: [ProxiedMessage] = []
    public internal(set) var cuts = 0
    /// Requests that the server had yet to answer when the conversation began.
    var unansweredBefore = 0

    /// How long the conversation is: to the Sync behind the last message that held what was watched for, and to the
    /// ReadyForQuery that answers it. Whatever else the connection carried afterwards is left out.
    public func length(_ direction: ProxyDirection) -> Int {
        let sent = messages.filter { $0.direction == .toServer }
        guard let last = sent.lastIndex(where: \.holdsAnchor),
            let end = sent[last...].firstIndex(where: { $0.kind == "S" })
        else { return 0 }
        if direction == .toServer { return sent[end].range.upperBound }
        let requests = unansweredBefore + sent[...end].count { $0.kind == "S" }
        let answers = messages.filter { $0.direction == .toClient && $0.kind == "Z" }
        return answers.count < requests ? 0 : answers[requests - 1].range.upperBound
    }
}
