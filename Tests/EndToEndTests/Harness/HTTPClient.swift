import Curl
import FoundationEssentials
import JSON

/// One caller of one service, with the token that it shows.
struct HTTPClient: Sendable {
    let driver: CurlDriver
    let baseURL: String
    let token: String?

    func send(
        _ method: String, _ path: String, headers: [(String, String)] = [], body: [UInt8] = [],
        timeout: Duration = .seconds(40)
    ) async throws -> HTTPAnswer {
        var headers = headers
        if let token { headers.append(("Authorization", "Bearer \(token)")) }
        return HTTPAnswer(
            try await driver.send(
                HTTPTransferRequest(
                    method: method, url: baseURL + path, headers: headers, body: body, timeout: timeout,
                    maximumResponseBytes: 32 << 20)))
    }

    func get(_ path: String, wait seconds: Int? = nil) async throws -> HTTPAnswer {
        try await send("GET", path, headers: seconds.map { [("Prefer", "wait=\($0)")] } ?? [])
    }

    func post(_ path: String, _ body: [UInt8], type: String? = "application/json") async throws -> HTTPAnswer {
        try await send("POST", path, headers: type.map { [("Content-Type", $0)] } ?? [], body: body)
    }

    /// One JSON-RPC call with id 1.
    func call(_ method: String, _ params: JSONObject) async throws -> RPCAnswer {
        let body = Self.call(method, params, id: 1)
        return RPCAnswer(http: try await post("/rpc", body.serialized()))
    }

    static func call(_ method: String, _ params: JSONObject, id: Int64) -> JSONValue {
        ["jsonrpc": "2.0", "id": .integer(id), "method": .string(method), "params": .object(params)]
    }
}
