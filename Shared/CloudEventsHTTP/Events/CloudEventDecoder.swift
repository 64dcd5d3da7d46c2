import JSON

/// Bodies into events, strictly: the first thing that does not fit is named, and nothing is returned.
public enum CloudEventDecoder {
    /// - Returns: one event for a single body; any number, none included, for a batch.
    public static func decode(_ body: [UInt8], contentType: String) throws(CloudEventProblem) -> [CloudEvent] {
        guard let mediaType = CloudEventsMediaType(contentType: contentType) else {
            throw .contentType
        }
        let value: JSONValue
        do {
            value = try JSONParser.parse(body)
        } catch {
            throw .syntax(error)
        }
        switch mediaType {
        case .single:
            return [try event(from: value, index: nil)]
        case .batch:
            guard let values = value.array else {
                throw .shape(index: nil, "a batch must be an array")
            }
            var events: [CloudEvent] = []
            events.reserveCapacity(values.count)
            for (index, value) in values.enumerated() {
                events.append(try event(from: value, index: index))
            }
            return events
        }
    }

    private static func event(from value: JSONValue, index: Int?) throws(CloudEventProblem) -> CloudEvent {
        guard let object = value.object else {
            throw .shape(index: index, "an event must be an object")
        }
        let attributes = AttributeReader(object: object, index: index)
        try attributes.expect("specversion", "1.0")
        let subject = try attributes.uuid("subject")
        guard try attributes.uuid("partitionkey") == subject else {
            throw attributes.problem("partitionkey", "must equal `subject`")
        }
        try attributes.expect("datacontenttype", "application/json")
        guard object["data_base64"] == nil else {
            throw attributes.problem("data_base64", "is not used: `data` holds JSON")
        }
        guard let data = object["data"] else {
            throw attributes.problem("data", "is required")
        }
        return CloudEvent(
            id: try attributes.uuid("id"),
            source: try attributes.nonEmptyString("source"),
            type: try attributes.nonEmptyString("type"),
            subject: subject,
            time: try attributes.time("time"),
            sequence: try attributes.position("sequence"),
            revision: Int64(try attributes.count("revision")),
            dataVersion: Int(try attributes.count("dataversion")),
            actor: try attributes.string("actor"),
            reason: try attributes.optionalString("reason"),
            commandID: try attributes.uuid("commandid"),
            correlationID: try attributes.string("correlationid"),
            causationID: try attributes.optionalString("causationid"),
            ip: try attributes.optionalString("ip"),
            userAgent: try attributes.optionalString("useragent"),
            traceparent: try attributes.optionalString("traceparent"),
            data: data)
    }
}
