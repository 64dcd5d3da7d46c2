import Curl

/// What one request led to.
struct Attempt: Sendable {
    let verdict: Verdict
    let status: Int?
    /// Nil when the request was accepted.
    let failure: DeliveryFailure?

    init(_ response: HTTPTransferResponse, through position: Int64) {
        verdict = Verdict(response)
        status = response.status
        if case .accepted = verdict {
            failure = nil
        } else {
            failure = DeliveryFailure(
                position: position, status: response.status, reason: Self.reason(verdict, response.status))
        }
    }

    init(_ fault: TransferFault, through position: Int64) {
        verdict = Verdict(fault)
        status = nil
        failure = DeliveryFailure(position: position, reason: fault.description)
    }

    private static func reason(_ verdict: Verdict, _ status: Int) -> String {
        switch verdict {
        case .accepted: "The request was accepted."
        case .positionMismatch(let position): "The subscriber is at position \(position)."
        case .logDiverged: "The subscriber has the history of another log."
        case .gone: "The subscriber wants no more requests."
        case .tryAgain: "The subscriber answered \(status)."
        case .wrongTarget: "The subscriber answered \(status): its URL, its credentials or its secret are wrong."
        case .badRequest: "The subscriber refused the request with \(status)."
        }
    }
}
