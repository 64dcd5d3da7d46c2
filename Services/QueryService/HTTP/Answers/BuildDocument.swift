internal import JSON
internal import QueryReadModels
internal import UserContract

/// A build as `/projections` tells it.
enum BuildDocument {
    static func value(_ build: Build) -> JSONValue {
        var document: JSONObject = [
            "id": .string(build.id.text), "kind": .string(build.kind.rawValue), "state": .string(build.state.rawValue),
            "requested_by": .string(build.requestedBy), "requested_at": .string(build.requestedAt.rfc3339),
        ]
        document["finished_at"] = build.finishedAt.map { .string($0.rfc3339) }
        document["replay_id"] = build.replayID.map { .string($0.text) }
        document["position"] = .integer(build.position)
        document["to_position"] = build.toPosition.map { .integer($0) }
        document["events_per_second"] = build.eventsPerSecond.map { .integer(Int64($0.rounded())) }
        document["eta_seconds"] = build.secondsLeft.map { .integer(Int64($0.rounded(.up))) }
        document["differences"] = build.differences.map { .integer($0) }
        document["error"] = build.error.map { .string($0) }
        return .object(document)
    }
}
