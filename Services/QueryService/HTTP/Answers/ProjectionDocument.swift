internal import JSON
internal import QueryReadModels
internal import UserContract

/// An item of `GET /projections`.
enum ProjectionDocument {
    /// - Parameters:
    ///   - status: nil while another version serves.
    ///   - version: this program's.
    static func item(
        _ status: ProjectionStatus?, version: Int, live: LiveCopy, build: Build?, check: CheckRound?,
        at now: Timestamp
    ) -> JSONValue {
        let isBehind = (status?.lagEvents ?? 0) > 0
        var item: JSONObject = [
            "name": "users", "version": .integer(Int64(version)),
            "state": status == nil ? "unbuilt" : isBehind ? "catching-up" : "live",
            "position": .integer(status?.position ?? 0), "head": .integer(status?.head ?? 0),
            "lag_events": .integer(status?.lagEvents ?? 0), "lag_seconds": .seconds(status?.lagSeconds(now: now) ?? 0),
        ]
        item["log"] = status?.log.map { .string($0.text) }
        item["applied_at"] = status?.appliedAt.map { .string($0.rfc3339) }
        item["build"] = build.map(BuildDocument.value)
        item["check"] = check.map(Self.check)
        item["previous"] = live.previous.map { previous in
            [
                "version": .integer(Int64(previous.version)), "position": .integer(previous.position),
                "replaced_at": .string(previous.at.rfc3339),
            ]
        }
        return .object(item)
    }

    /// The round of the background check that is under way, else the last one.
    private static func check(_ round: CheckRound) -> JSONValue {
        var check: JSONObject = [
            "started_at": .string(round.startedAt.rfc3339), "position": .integer(round.position),
            "differences": .integer(round.differences),
        ]
        check["to_position"] = round.toPosition.map { .integer($0) }
        check["finished_at"] = round.finishedAt.map { .string($0.rfc3339) }
        check["error"] = round.error.map { .string($0) }
        return .object(check)
    }
}

extension JSONValue {
    /// To the millisecond.
    fileprivate static func seconds(_ seconds: Double) -> JSONValue {
        JSONNumber(text: "\((seconds * 1_000).rounded() / 1_000)").map { .number($0) } ?? 0
    }
}
