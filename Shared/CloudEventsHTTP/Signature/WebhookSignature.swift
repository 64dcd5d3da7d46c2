import Crypto
import FoundationEssentials
public import UserContract

/// Signing and verifying as in Standard Webhooks 1.0.0, scheme `v1`: HMAC-SHA256 of `{id}.{timestamp}.{body}`.
public enum WebhookSignature {
    /// The value of `webhook-signature`: one entry a secret, in the order given (the current secret first).
    /// - Parameter timestamp: unix seconds of this attempt; a retry is signed anew.
    public static func header(id: String, timestamp: Int64, body: [UInt8], secrets: [WebhookSecret]) -> String {
        secrets
            .map { "v1," + Data(code(id: id, timestamp: timestamp, body: body, secret: $0)).base64EncodedString() }
            .joined(separator: " ")
    }

    /// All three headers of an attempt.
    public static func headers(
        id: String, timestamp: Int64, body: [UInt8], secrets: [WebhookSecret]
    ) -> [(String, String)] {
        [
            (WebhookHeader.id, id),
            (WebhookHeader.timestamp, String(timestamp)),
            (WebhookHeader.signature, header(id: id, timestamp: timestamp, body: body, secrets: secrets)),
        ]
    }

    /// Returns if any `v1` entry of the header fits any of the secrets and the timestamp lies within the tolerance,
    /// bounds included.
    /// - Parameters:
    ///   - header: the value of `webhook-signature`; entries of other versions are passed over.
    ///   - id: the value of `webhook-id`.
    ///   - timestamp: the value of `webhook-timestamp`.
    ///   - body: the bytes as received.
    public static func verify(
        header: String?, id: String?, timestamp: String?, body: [UInt8], secrets: [WebhookSecret],
        now: Timestamp = .now(), toleranceSeconds: Int64 = 300
    ) throws(WebhookSignatureProblem) {
        guard let id else {
            throw .missing(WebhookHeader.id)
        }
        guard let timestamp else {
            throw .missing(WebhookHeader.timestamp)
        }
        guard let header else {
            throw .missing(WebhookHeader.signature)
        }
        // A full stop in the id would let two different triples have the same signed text.
        guard !id.isEmpty, !id.utf8.contains(UInt8(ascii: ".")) else {
            throw .invalidID
        }
        guard let seconds = unixSeconds(timestamp) else {
            throw .invalidTimestamp
        }
        let age = now.microseconds - seconds * 1_000_000
        guard age <= toleranceSeconds * 1_000_000 else {
            throw .tooOld
        }
        guard age >= -toleranceSeconds * 1_000_000 else {
            throw .tooNew
        }
        let candidates = header.split(separator: " ").compactMap(signature(in:))
        let isAuthentic = secrets.contains { secret in
            let code = code(id: id, timestamp: seconds, body: body, secret: secret)
            // Comparing a MAC with data takes the same time whatever differs (swift-crypto's `safeCompare`).
            return candidates.contains { code == $0 }
        }
        guard isAuthentic else {
            throw .noMatch
        }
    }

    private static func code(
        id: String, timestamp: Int64, body: [UInt8], secret: WebhookSecret
    ) -> HMAC<SHA256>.MAC {
        var hmac = HMAC<SHA256>(key: secret.key)
        hmac.update(data: Array("\(id).\(timestamp).".utf8))
        hmac.update(data: body)
        return hmac.finalize()
    }

    /// The MAC of a `v1,<base64>` entry. Only the one canonical base64 of 32 bytes is taken.
    private static func signature(in entry: Substring) -> Data? {
        let base64 = entry.dropFirst(3)
        guard entry.hasPrefix("v1,"), let data = Data(base64Encoded: String(base64)),
            data.count == SHA256.byteCount, data.base64EncodedString() == base64
        else {
            return nil
        }
        return data
    }

    /// Digits alone, few enough that microseconds still fit 64 bits, and written as signed: `007` is not 7.
    private static func unixSeconds(_ text: String) -> Int64? {
        guard text.utf8.count <= 12, let seconds = Int64(text), seconds >= 0, String(seconds) == text else {
            return nil
        }
        return seconds
    }
}
