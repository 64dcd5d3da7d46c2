/// Why a request is refused before the read models are asked. The sentences hold nothing of the request.
enum IntakeRefusal: Error, Hashable {
    /// Whoever sent it does not have the secret, or sent it too long ago.
    case unauthorized(String)
    case unsupportedMediaType
    case malformed(String)
}
