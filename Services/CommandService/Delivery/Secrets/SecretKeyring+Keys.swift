import Crypto
import FoundationEssentials

extension SecretKeyring {
    /// Reads keys as they are configured: the base64 of each, with commas between them; nil when one is not the base64 of
    /// ``keyBytes`` bytes, or there is none.
    public static func keys(_ text: String) -> [[UInt8]]? {
        let parts = text.split(separator: ",", omittingEmptySubsequences: false).map { part in
            String(part.filter { !$0.isWhitespace })
        }
        let keys = parts.compactMap { Data(base64Encoded: $0).map { [UInt8]($0) } }.filter { $0.count == keyBytes }
        return keys.count == parts.count ? keys : nil
    }

    /// A key made from a secret that serves something else (HKDF, RFC 5869): neither tells the other.
    public static func key(derivedFrom secret: [UInt8]) -> [UInt8] {
        let key = HKDF<SHA256>.deriveKey(
            inputKeyMaterial: SymmetricKey(data: secret), info: Array("hindsight subscriptions' secrets, 1".utf8),
            outputByteCount: keyBytes)
        return key.withUnsafeBytes { [UInt8]($0) }
    }
}
