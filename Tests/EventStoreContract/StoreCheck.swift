public import CommandApplication
public import Testing

/// One thing that every event store must do. An adapter's test runs them all, each on a store of its own:
///
///     @Test(arguments: StoreCheck.all) func `keeps the contract`(_ check: StoreCheck) async throws {
///         try await check.run(store, log)
///     }
public struct StoreCheck: Sendable, CustomTestStringConvertible {
    public typealias Body = @Sendable (_ store: any EventStore, _ log: any EventLog) async throws -> Void

    public let name: String
    public let run: Body

    init(_ name: String, run: @escaping Body) {
        self.name = name
        self.run = run
    }

    public var testDescription: String { name }

    public static let all = events + commands + refusals + emails + chains + snapshots + races + reading
}
