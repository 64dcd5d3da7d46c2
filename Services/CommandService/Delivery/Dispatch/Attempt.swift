import Curl
import FoundationEssentials

/// What one request led to.
struct Attempt: Sendable {
    /// Of an answer so much is kept for `delivery.failures` and `delivery.parked`.
    static let answerLimit = 1_024

    let verdict: Verdict
    let status: Int?
    /// Nil when the request was accepted.
    let failure: DeliveryFailure?

    /// - Parameter position: where the request's last event stands.
    init(_ response: HTTPTransferResponse, position: Int64, eventID: UUID?) {
        self.init(
            Verdict(response), status: response.status, answer: response.body,
            reason: Self.reason(Verdict(response), response.status), position: position, eventID: eventID)
    }

    init(_ fault: TransferFault, position: Int64, eventID: UUID?) {
        self.init(Verdict(fault), reason: fault.description, position: position, eventID: eventID)
    }

    init(
        _ verdict: Verdict, status: Int? = nil, answer: [UInt8]? = nil, reason: String, position: Int64,
        eventID: UUID?
    ) {
        self.verdict = verdict
        self.status = status
        if case .accepted = verdict {
            failure = nil
        } else {
            failure = DeliveryFailure(
                position: position, eventID: eventID, status: status, reason: reason,
                answer: answer.flatMap { $0.isEmpty ? nil : Self.text($0) })
        }
    }

    /// The beginning of an answer as text that the database takes: without NUL, cut at a character.
    private static func text(_ answer: [UInt8]) -> String {
        var beginning = answer.prefix(answerLimit)
        if answer.count > answerLimit {
            // A character that was cut in two is left out.
            while let last = beginning.last, last & 0xC0 == 0x80 { beginning.removeLast() }
            if let last = beginning.last, last >= 0xC0 { beginning.removeLast() }
        }
        return String(decoding: beginning, as: UTF8.self).replacing("\0", with: "\u{FFFD}")
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
