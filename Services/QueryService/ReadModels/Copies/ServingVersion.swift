internal import Synchronization

/// Which projection version serves, as far as this process has heard. A program of another version neither answers nor
/// applies until its own has been built.
public final class ServingVersion: Sendable {
    private let heard = Mutex<Int?>(nil)
    /// This program's.
    public let own: Int

    public init(own: Int = ReadModelSchema.version) {
        self.own = own
    }

    /// nil until the database was asked.
    public var known: Int? { heard.withLock { $0 } }

    /// Until it is known nothing else keeps the answers from being this program's.
    public var isOurs: Bool { known ?? own == own }

    public func learn(_ version: Int) {
        heard.withLock { $0 = version }
    }
}
