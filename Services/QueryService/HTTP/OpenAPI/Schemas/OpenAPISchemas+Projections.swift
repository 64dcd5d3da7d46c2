internal import JSON
internal import QueryProjections
internal import QueryReadModels

extension OpenAPISchemas {
    static let projections = object(
        required: ["items"], ["items": ["type": "array", "items": reference("Projection")]])

    static let projection = object(
        required: ["name", "version", "state", "position", "head", "lag_events", "lag_seconds"],
        [
            "name": text,
            "version": ordinal,
            "state": oneOf(["live", "catching-up", "unbuilt"]),
            "position": position,
            "head": position,
            "lag_events": count,
            "lag_seconds": ["type": "number", "minimum": 0],
            "log": uuid,
            "applied_at": time,
            "build": reference("Build"),
            "check": object(
                required: ["started_at", "position", "differences"],
                [
                    "started_at": time, "finished_at": time, "position": position, "to_position": position,
                    "differences": count, "error": text,
                ]),
            "previous": object(
                required: ["version", "position", "replaced_at"],
                ["version": ordinal, "position": position, "replaced_at": time]),
        ])

    static let build = object(
        required: ["id", "kind", "state", "requested_by", "requested_at", "position"],
        [
            "id": uuid,
            "kind": oneOf(BuildKind.allCases.map(\.rawValue)),
            "state": oneOf(BuildState.allCases.map(\.rawValue)),
            "requested_by": text,
            "requested_at": time,
            "finished_at": time,
            "replay_id": uuid,
            "position": position,
            "to_position": position,
            "events_per_second": ["type": "number", "minimum": 0],
            "eta_seconds": ["type": "number", "minimum": 0],
            "differences": count,
            "error": text,
        ])

    /// Where two readings of the log disagree. No values: they are personal.
    static let difference = object(
        required: ["kind", "problem"],
        [
            "kind": oneOf(ReadModelDifference.Kind.allCases.map(\.rawValue)),
            "user_id": uuid,
            "revision": ordinal,
            "position": ordinal,
            "problem": oneOf(ReadModelDifference.Problem.allCases.map(\.rawValue)),
            "fields": ["type": "array", "items": text],
        ])
}
