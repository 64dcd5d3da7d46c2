import Curl
import JSON

extension Verdict {
    /// The contract's answer table (section 2).
    init(_ response: HTTPTransferResponse) {
        switch response.status {
        case 200...299:
            self = .accepted(position: Self.members(response)?["position"]?.integer)
        case 409:
            self = Self.conflict(response)
        case 410:
            self = .gone
        case 429, 503:
            self = .tryAgain(asked: response.retryAfter)
        case 408, 425:
            self = .tryAgain(asked: nil)
        case 300...399, 401, 403, 404, 405, 407, 415:
            self = .wrongTarget
        case 400...499:
            self = .badRequest
        default:
            self = .tryAgain(asked: nil)
        }
    }

    init(_ fault: TransferFault) {
        switch fault {
        case .targetRefused, .invalidURL, .invalidRequest: self = .wrongTarget
        default: self = .tryAgain(asked: nil)
        }
    }

    private static func conflict(_ response: HTTPTransferResponse) -> Verdict {
        let members = members(response)
        switch members?["type"]?.string {
        case "position-mismatch":
            guard let position = members?["position"]?.integer, position >= 0 else { return .badRequest }
            return .positionMismatch(position)
        case "log-diverged":
            return .logDiverged
        default:
            return .badRequest
        }
    }

    private static func members(_ response: HTTPTransferResponse) -> JSONValue? {
        response.truncated ? nil : try? JSONParser.parse(response.body)
    }
}
