import CloudEventsHTTP
import FoundationEssentials
import JSON
import UserContract

/// Sends as the Command Service does, and lets a test spoil one thing at a time.
struct Sender {
    static let now = Timestamp(rfc3339: "2026-11-23T09:00:00Z")!
    static let log = UUID(text: "11111111-1111-7111-8111-111111111111")!
    static let user = UUID(text: "22222222-2222-7222-8222-222222222222")!

    let secret: WebhookSecret

    init(secret: WebhookSecret = .random()) {
        self.secret = secret
    }

    struct Request {
        var headers: [String: String]
        var body: [UInt8]

        func header(_ name: String) -> String? { headers[name.lowercased()] }
    }

    func request(
        positions: ClosedRange<Int64>, order: DeliveryOrder? = nil, at time: Timestamp = now,
        changing change: (inout JSONObject) -> Void = { _ in }
    ) -> Request {
        let events = positions.map { position -> JSONValue in
            var event = Self.event(at: position)
            change(&event)
            return .object(event)
        }
        let order =
            order
            ?? DeliveryOrder(
                log: Self.log, subscription: "read-models", after: positions.lowerBound - 1,
                through: positions.upperBound, head: positions.upperBound)
        return signed(order, body: JSONValue.array(events).serialized(), at: time)
    }

    func signed(_ order: DeliveryOrder, body: [UInt8], at time: Timestamp = now) -> Request {
        let signature = WebhookSignature.headers(
            id: order.webhookID, timestamp: time.microseconds / 1_000_000, body: body, secrets: [secret])
        var headers = ["content-type": CloudEventsMediaType.batch.contentType]
        for (name, value) in order.headers + signature {
            headers[name.lowercased()] = value
        }
        return Request(headers: headers, body: body)
    }

    static func event(at position: Int64) -> JSONObject {
        let id = UUID(text: "33333333-3333-7333-8333-" + pad(position, to: 12))!
        return [
            "specversion": "1.0", "id": .string(id.text), "source": "/users", "type": "USER_CREATED",
            "subject": .string(user.text), "partitionkey": .string(user.text),
            "time": .string(now.advanced(byMicroseconds: position).rfc3339),
            "datacontenttype": "application/json", "sequence": .string(pad(position, to: 20)),
            "revision": .integer(position), "dataversion": 2, "actor": "admin", "commandid": .string(id.text),
            "correlationid": "c-1", "ip": "192.0.2.7",
            "data": ["name": "Sarah", "email": "sarah@example.com", "status": "active", "locale": "en"],
        ]
    }

    private static func pad(_ number: Int64, to digits: Int) -> String {
        let text = String(number)
        return String(repeating: "0", count: digits - text.utf8.count) + text
    }
}
