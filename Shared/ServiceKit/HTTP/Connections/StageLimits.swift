import NIOCore

/// The times of ``HTTPLimits`` as the event loop counts them.
struct StageLimits: Sendable {
    let header: TimeAmount
    let body: TimeAmount
    let idle: TimeAmount
    let answer: TimeAmount
    let drain: TimeAmount
    /// For the client to read its last answer.
    let parting: TimeAmount
    let minimumProgress: Int

    init(_ limits: HTTPLimits) {
        header = TimeAmount(limits.headerTimeout)
        body = TimeAmount(limits.bodyTimeout)
        idle = TimeAmount(limits.idleTimeout)
        answer = TimeAmount(limits.answerTimeout)
        drain = TimeAmount(limits.drainTimeout)
        parting = min(header, .seconds(2))
        minimumProgress = HTTPLimits.minimumProgress
    }

    /// The timer sleeps no longer, so that no stage that begins meanwhile has to move it; ``parting`` does.
    var shortest: TimeAmount {
        min(header, body, idle, answer)
    }
}

extension TimeAmount {
    static func / (amount: TimeAmount, divisor: Int64) -> TimeAmount {
        .nanoseconds(amount.nanoseconds / divisor)
    }
}
