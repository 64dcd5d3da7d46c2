public import CommandApplication
public import Testing

/// One thing that every adapter of the port `EventReader` must do; as ``StoreCheck``, for a store that is the reader too.
public struct ReaderCheck: Sendable, CustomTestStringConvertible {
    public typealias Body =
        @Sendable (_ store: any EventStore & EventLog, _ reader: any EventReader) async throws -> Void

    public let name: String
    public let run: Body

    init(_ name: String, run: @escaping Body) {
        self.name = name
        self.run = run
    }

    public var testDescription: String { name }

    public static let all = pages + times
}
