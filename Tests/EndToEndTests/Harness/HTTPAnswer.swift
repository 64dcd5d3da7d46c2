import Curl
import JSON

/// An answer as a client of the services sees it.
struct HTTPAnswer: Sendable {
    let status: Int
    let headers: [(name: String, value: String)]
    let body: [UInt8]

    init(_ response: HTTPTransferResponse) {
        status = response.status
        headers = response.headers
        body = response.body
    }

    /// nil when the body is no JSON.
    var json: JSONValue? {
        try? JSONParser.parse(body)
    }

    var text: String {
        String(decoding: body, as: UTF8.self)
    }

    func header(_ name: String) -> String? {
        headers.first { $0.name == name }?.value
    }

    subscript(key: String) -> JSONValue? {
        json?[key]
    }
}
