internal import JSON
internal import QueryProjections
internal import UserContract

/// An item of `GET /projections/differences`.
enum DifferenceDocument {
    static func value(_ difference: ReadModelDifference) -> JSONValue {
        var item: JSONObject = ["kind": .string(difference.kind.rawValue)]
        item["user_id"] = difference.userID.map { .string($0.text) }
        item["revision"] = difference.revision.map { .integer($0) }
        item["position"] = difference.position.map { .integer($0) }
        item["problem"] = .string(difference.problem.rawValue)
        item["fields"] = difference.fields.map { .array($0.map { .string($0) }) }
        return .object(item)
    }
}
