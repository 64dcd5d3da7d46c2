internal import CloudEventsHTTP
internal import HTTPTypes
internal import Hummingbird
internal import JSON
internal import ServiceKit

extension WebhookAnswer {
    /// 200 with the position, or a problem whose `type` the sender acts upon (contract, section 2).
    func response() throws(Problem) -> Response {
        switch self {
        case .accepted(let position):
            var writer = JSONWriter(reservingCapacity: 32)
            writer.beginObject()
            writer.member("position", position)
            writer.endObject()
            return .json(writer.bytes, headers: [.hindsightPosition: String(position)])
        case .positionMismatch(let position):
            throw conflict(
                "position-mismatch", "The delivery starts beyond what has been applied.", position: position)
        case .logDiverged(let position):
            throw conflict(
                "log-diverged", "The delivery tells another history than the one that was applied.",
                position: position)
        case .unauthorized(let sentence):
            // Standard Webhooks has no challenge, so there is none to name but the scheme.
            throw Problem(
                .unauthorized, type: "unauthorized", title: "A valid signature is needed.", detail: sentence + ".",
                headers: [.wwwAuthenticate: "Webhook-Signature"])
        case .unsupportedMediaType:
            throw .unsupportedMediaType(accepted: CloudEventsMediaType.allCases.map(\.rawValue))
        case .malformed(let sentence):
            throw Problem(
                .badRequest, type: "malformed", title: "The request is no delivery.", detail: sentence + ".")
        case .unavailable:
            throw .unavailable("The read models cannot be written just now.", retryAfter: 1)
        case .failed:
            throw .internalError
        }
    }

    private func conflict(_ type: String, _ title: String, position: Int64) -> Problem {
        Problem(
            .conflict, type: type, title: title, detail: "The read models are at position \(position).",
            members: ["position": .integer(position)], headers: [.hindsightPosition: String(position)])
    }
}

extension HTTPField.Name {
    fileprivate static let hindsightPosition = Self("hindsight-position")!
}
