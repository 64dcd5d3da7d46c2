import JSON

/// The answer to one JSON-RPC call.
struct RPCAnswer: Sendable {
    let status: Int
    let json: JSONValue?

    init(http: HTTPAnswer) {
        status = http.status
        json = http.json
    }

    /// One answer of a batch.
    init(json: JSONValue) {
        status = 200
        self.json = json
    }

    var result: JSONValue? { json?["result"] }
    var code: Int64? { json?["error"]?["code"]?.integer }
    var errorType: String? { json?["error"]?["data"]?["type"]?.string }
    var userID: String? { result?["user_id"]?.string }
    var position: Int64? { result?["position"]?.integer }
    var revision: Int64? { result?["revision"]?.integer }
    var isDuplicate: Bool { result?["duplicate"] == true }
    var events: [JSONValue] { result?["events"]?.array ?? [] }
    var eventTypes: [String] { events.compactMap { $0["event_type"]?.string } }
}
