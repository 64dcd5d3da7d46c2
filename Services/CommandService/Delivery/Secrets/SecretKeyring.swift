import CloudEventsHTTP
import Crypto
import FoundationEssentials

/// Keeps subscriptions' secrets encrypted at rest: AES-GCM, bound to the subscription's name. The first key encrypts, all
/// of them decrypt, so keys can be changed one by one.
///
/// A sealed secret is a version byte, 4 bytes of the key's id, and AES-GCM's nonce, ciphertext and tag.
public struct SecretKeyring: Sendable {
    public static let keyBytes = 32

    private static let version: UInt8 = 1
    private static let headerBytes = 5

    private struct Entry: Sendable {
        let id: [UInt8]
        let key: SymmetricKey
    }

    private let entries: [Entry]

    /// - Parameter keys: at least one, of 32 random bytes each.
    public init(keys: [[UInt8]]) {
        precondition(!keys.isEmpty && keys.allSatisfy { $0.count == Self.keyBytes }, "a key has 32 bytes")
        entries = keys.map { Entry(id: Array(SHA256.hash(data: $0).prefix(4)), key: SymmetricKey(data: $0)) }
    }

    func seal(_ secret: WebhookSecret, of subscription: String) -> [UInt8] {
        let entry = entries[0]
        // Fails only for a nonce of our own of a wrong size.
        guard
            let sealed = try? AES.GCM.seal(
                secret.bytes, using: entry.key, authenticating: Array(subscription.utf8)),
            let combined = sealed.combined
        else { preconditionFailure("AES-GCM refused to encrypt") }
        return [Self.version] + entry.id + Array(combined)
    }

    /// Nil when none of the keys made it, or for this subscription.
    func open(_ box: [UInt8], of subscription: String) -> WebhookSecret? {
        guard box.count > Self.headerBytes, box[0] == Self.version,
            let entry = entries.first(where: { $0.id.elementsEqual(box[1..<Self.headerBytes]) }),
            let sealed = try? AES.GCM.SealedBox(combined: box.dropFirst(Self.headerBytes)),
            let bytes = try? AES.GCM.open(sealed, using: entry.key, authenticating: Array(subscription.utf8))
        else { return nil }
        return WebhookSecret(bytes: Array(bytes))
    }
}
