internal import JSON
internal import QueryReadModels

/// The read models once the story has been applied, at a service that cannot ask for replays.
extension OpenAPIStory {
    static let projection: JSONValue = [
        "name": "users", "version": .integer(Int64(ReadModelSchema.version)), "state": "live", "position": 6,
        "head": 6, "lag_events": 0, "lag_seconds": 0, "log": "019cf2a1-7c2e-7b1a-9d3f-2a6c1e5b8f01",
        "applied_at": "2026-03-15T15:47:06.003120Z",
    ]

    static let noBuild: JSONValue = [
        "type": "no-build-running", "title": "No copy of the read models is being built.", "status": 409,
        "detail": "There is nothing to cancel.", "instance": "/projections/rebuild",
    ]

    static func noReplay(_ path: String) -> JSONValue {
        [
            "type": "replay-not-configured", "title": "The service cannot ask for replays.", "status": 409,
            "detail":
                "Start it with command-url and command-token-file: copies of the read models are filled by a replay.",
            "instance": .string(path),
        ]
    }
}
