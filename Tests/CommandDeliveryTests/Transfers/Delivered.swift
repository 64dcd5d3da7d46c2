import JSON

/// What a subscriber is told about an event's data.
struct Delivered {
    var version: Int64?
    /// The bytes as they came.
    var data: String

    /// The events of a request's body, single or batch.
    static func events(in body: [UInt8]) throws -> [Delivered] {
        let events = try JSONOutline.elements(of: body) ?? [body.indices]
        return try events.map { event in
            let members = try JSONOutline.members(of: body, in: event) ?? []
            let data = members.first { $0.key == "data" }?.source ?? 0..<0
            let version = try JSONParser.parse(Array(body[event]))["dataversion"]?.integer
            return Delivered(version: version, data: String(decoding: body[data], as: UTF8.self))
        }
    }
}
