import Crypto
import UserContract

/// SHA-256 over what makes two orders of a replay the same, its id apart. Every field is preceded by its presence and its
/// length, so no two different orders run together into the same bytes. The layout is for ever: stored fingerprints are
/// compared with it.
enum ReplayFingerprint {
    /// - Parameter reason: in its normal form.
    static func digest(of request: ReplayRequest, reason: String, by actor: String) -> [UInt8] {
        var bytes: [UInt8] = []
        let types = request.eventTypes?.map(\.rawValue).sorted().joined(separator: ",")
        let fields = [
            "hindsight-replay-1", actor, request.subscription, reason, request.fromPosition.map { String($0) },
            request.toPosition.map { String($0) }, request.from.map { String($0.microseconds) },
            request.to.map { String($0.microseconds) }, request.aggregateID?.text, types, request.targetURL,
            request.ratePerSecond.map { String($0) }, String(request.includesSideEffects),
        ]
        for field in fields {
            guard let field else {
                bytes.append(0)
                continue
            }
            bytes.append(1)
            withUnsafeBytes(of: UInt64(field.utf8.count).bigEndian) { bytes.append(contentsOf: $0) }
            bytes.append(contentsOf: field.utf8)
        }
        return Array(SHA256.hash(data: bytes))
    }
}
