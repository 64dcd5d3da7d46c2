import Curl

/// Whether a target wants our requests (CloudEvents HTTP web hooks, section 4.2): only its headers tell, not the status.
enum WebhookConsent {
    static let requestOrigin = "WebHook-Request-Origin"
    private static let allowedOrigin = "webhook-allowed-origin"

    static func isGiven(in answer: HTTPTransferResponse, to origin: String) -> Bool {
        guard let allowed = answer.header(allowedOrigin) else { return false }
        return allowed == "*" || allowed.lowercased() == origin.lowercased()
    }

    static func verdict(of answer: HTTPTransferResponse, to origin: String) -> Verdict {
        if isGiven(in: answer, to: origin) { return .accepted(position: nil) }
        switch Verdict(answer) {
        case .tryAgain(let asked): return .tryAgain(asked: asked)
        case .gone: return .gone
        default: return .wrongTarget
        }
    }
}
