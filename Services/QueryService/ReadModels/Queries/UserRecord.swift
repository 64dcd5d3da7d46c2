/// One revision of a user, ready to be sent.
public struct UserRecord: Sendable, Hashable {
    public var revision: Int64
    public var isDeleted: Bool
    /// The user of the contract, section 3, as JSON.
    public var document: [UInt8]

    public init(revision: Int64, isDeleted: Bool, document: [UInt8]) {
        self.revision = revision
        self.isDeleted = isDeleted
        self.document = document
    }
}
