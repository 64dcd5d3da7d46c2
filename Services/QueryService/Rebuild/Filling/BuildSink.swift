public import FoundationEssentials
public import QueryIntake
internal import QueryProjections
public import QueryReadModels

/// Takes the deliveries of the replay that fills a copy, on whichever instance they arrive.
public struct BuildSink: ReplaySink {
    private let store: BuildStore
    private let connections: CopyConnections
    private let ownVersion: Int

    public init(store: BuildStore, connections: CopyConnections, ownVersion: Int = ReadModelSchema.version) {
        self.store = store
        self.connections = connections
        self.ownVersion = ownVersion
    }

    public func taker(of replay: UUID) async throws(ReadModelError) -> ReplayTaker? {
        guard let build = try await store.unfinished(replay: replay) else { return nil }
        // Only a program of the copy's version knows how to fill it.
        guard build.version == ownVersion else { throw .unavailable(detail: "The copy is of another version.") }
        guard build.isPrepared else { throw .unavailable(detail: "The copy is not ready yet.") }
        let copy: ReadModels
        do {
            copy = try connections.readModels(of: build.schema)
        } catch {
            throw .broken(detail: "\(error)")
        }
        return { (delivery) throws(ApplyError) in try await copy.apply(delivery) }
    }
}
