import Crypto
import FoundationEssentials

/// A shared secret of Standard Webhooks: `whsec_` and the base64 of its bytes. Describes itself without them.
public struct WebhookSecret: Sendable, Hashable {
    public let bytes: [UInt8]

    /// Reads `whsec_…`; the prefix and the padding may be missing, as in the reference libraries.
    /// - Parameter sizes: bytes that the secret may have. The specification's bounds are for secrets that are made or
    ///   taken over; signatures of shorter ones, which are about, can still be verified.
    public init(text: String, sizes: ClosedRange<Int> = 24...64) throws(WebhookSecretProblem) {
        let base64 = text.hasPrefix(Self.prefix) ? text.dropFirst(Self.prefix.count) : text[...]
        let padding = String(repeating: "=", count: (4 - base64.utf8.count % 4) % 4)
        guard let data = Data(base64Encoded: base64 + padding) else {
            throw .notBase64
        }
        guard sizes.contains(data.count), !data.isEmpty else {
            throw .size(max(1, sizes.lowerBound)...max(1, sizes.upperBound))
        }
        bytes = Array(data)
    }

    /// Of bytes that were a secret before.
    public init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// 32 bytes of the system's secure random source.
    public static func random() -> WebhookSecret {
        WebhookSecret(bytes: SymmetricKey(size: .bits256).withUnsafeBytes { Array($0) })
    }

    /// The secret itself, for the one answer that shows it and the row that keeps it.
    public var text: String {
        Self.prefix + Data(bytes).base64EncodedString()
    }

    var key: SymmetricKey {
        SymmetricKey(data: bytes)
    }

    private static let prefix = "whsec_"
}

extension WebhookSecret: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    public var description: String {
        "WebhookSecret(redacted)"
    }

    public var debugDescription: String {
        description
    }

    /// Without children: `dump` and failed expectations print what a mirror shows.
    public var customMirror: Mirror {
        Mirror(self, children: [])
    }
}
