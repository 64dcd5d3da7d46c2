import FoundationEssentials
import JSON
import UserContract

/// The history entry of an event (contract, section 3), without what the test cannot know: address and user agent.
enum ExpectedHistory {
    static func entry(_ event: RecordedEvent) throws -> JSONObject {
        let metadata = try event.eventMetadata()
        var entry: JSONObject = [
            "revision": .integer(event.revision), "position": .integer(event.position),
            "event_type": .string(event.type), "timestamp": .string(event.timestamp.rfc3339),
            "actor": .string(metadata.actor), "changes": .object(try changes(event)),
            "correlation_id": .string(metadata.correlationID), "command_id": .string(metadata.commandID.text),
        ]
        if let reason = metadata.reason { entry["reason"] = .string(reason) }
        return entry
    }

    private static func changes(_ event: RecordedEvent) throws -> JSONObject {
        switch try event.userEvent() {
        case .created(let payload):
            [
                "name": change(nil, payload.name), "email": change(nil, payload.email),
                "status": change(nil, payload.status.rawValue), "locale": change(nil, payload.locale),
            ]
        case .nameChanged(let payload): ["name": change(payload.previousName, payload.name)]
        case .emailChanged(let payload): ["email": change(payload.previousEmail, payload.email)]
        case .statusChanged(let payload):
            ["status": change(payload.previousStatus.rawValue, payload.status.rawValue)]
        case .deleted: ["deleted": ["from": false, "to": true]]
        case .restored: ["deleted": ["from": true, "to": false]]
        }
    }

    private static func change(_ from: String?, _ to: String) -> JSONValue {
        ["from": from.map(JSONValue.string) ?? .null, "to": .string(to)]
    }
}
