/// What people are told about a build that did not go as wanted.
enum BuildSentence {
    static let previousGone = "The copy that was kept is gone: rebuild instead."
    static let replayCancelled =
        "The replay that filled the copy was cancelled at the Command Service: ask for the build again."
    static let replaysInVain =
        "Replays ended several times before the copy had every event: see that read-models-url of the Command Service names this service."
    static let otherHistory =
        "The copy that served tells another history than the log, so nothing was compared and nothing of it was kept."
    static let verifiedOtherHistory =
        "The copy that serves tells another history than the log: rebuild it, then resume the subscription read-models."

    static func replayFailed(_ reason: String) -> String {
        "The replay that filled the copy failed: \(reason)"
    }

    static func logIsShorter(copy: Int64, head: Int64) -> String {
        "The copy has come to position \(copy), but the log ends at \(head): the event store was restored to an earlier moment."
    }

    static func refused(_ reason: String) -> String {
        "The replay could not be ordered: \(reason)"
    }

    static let broken =
        "A step failed for a reason that the service's log tells: mend it, then ask for the build again."
}
