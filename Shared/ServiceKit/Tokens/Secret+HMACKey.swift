import Crypto
import JWTKit

extension Secret {
    /// As the key of HS256. A short one, which only development takes, is filled up with zeros to the length that jwt-kit
    /// insists on: HMAC does the same itself and gives the same code (RFC 2104, section 2).
    var hmacKey: HMACKey {
        let missing = max(0, TokenConfiguration.minimumSecretBytes - bytes.count)
        return HMACKey(key: SymmetricKey(data: bytes + Array(repeating: 0, count: missing)))
    }
}
