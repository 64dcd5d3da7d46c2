/// Names a connection for as long as the client lives; never used twice.
struct ConnectionID: RawRepresentable, Sendable, Hashable {
    let rawValue: UInt64
}
