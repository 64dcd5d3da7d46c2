import CloudEventsHTTP
import JSON
import QueryProjections
import QueryReadModels
import UserContract

extension Delivery {
    /// The request that it would have come as.
    var raw: RawDelivery {
        var writer = JSONWriter()
        writer.beginArray()
        for event in events {
            writer.value(Self.cloudEvent(event))
        }
        writer.endArray()
        return RawDelivery(contentType: CloudEventsMediaType.batch.contentType, body: writer.bytes)
    }

    private static func cloudEvent(_ event: ProjectedEvent) -> JSONValue {
        let digits = String(event.position)
        var object: JSONObject = [
            "specversion": "1.0", "id": .string(event.eventID.text), "source": "/users",
            "type": .string(event.event.type.rawValue), "subject": .string(event.userID.text),
            "partitionkey": .string(event.userID.text), "time": .string(event.timestamp.rfc3339),
            "datacontenttype": "application/json",
            "sequence": .string(String(repeating: "0", count: 20 - digits.utf8.count) + digits),
            "revision": .integer(event.revision),
            "dataversion": .integer(Int64(UserEventSchema.currentVersion(of: event.event.type))),
            "actor": .string(event.origin.actor), "commandid": .string(event.origin.commandID.text),
            "correlationid": .string(event.origin.correlationID),
            "data": (try? JSONParser.parse(UserEventSchema.encode(event.event))) ?? .null,
        ]
        object["reason"] = event.origin.reason.map { .string($0) }
        object["ip"] = event.origin.ip.map { .string($0) }
        return .object(object)
    }
}
