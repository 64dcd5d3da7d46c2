/// A delivery as it came, to be kept for a copy that is being built: another version may read it differently.
public struct RawDelivery: Sendable, Hashable {
    public var contentType: String
    public var body: [UInt8]

    public init(contentType: String, body: [UInt8]) {
        self.contentType = contentType
        self.body = body
    }
}
