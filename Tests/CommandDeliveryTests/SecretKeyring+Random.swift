import CommandDelivery

extension SecretKeyring {
    /// One that nobody else has.
    static func random() -> SecretKeyring {
        SecretKeyring(keys: [(0..<keyBytes).map { _ in UInt8.random(in: 0...255) }])
    }
}
