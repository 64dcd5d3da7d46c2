import Curl
import HTTPTypes
import RPCTestSupport

/// What answers the requests.
enum FuzzTarget {
    case endpoint(RPCService, token: String)
    case service(CurlDriver, url: String, token: String)

    static func newEndpoint() async throws -> FuzzTarget {
        let service = try RPCService()
        return .endpoint(service, token: try await service.token(["users:write", "events:read", "delivery:admin"]))
    }

    var isInThisProcess: Bool {
        if case .endpoint = self { true } else { false }
    }

    func post(_ body: [UInt8]) async throws -> (status: Int, answer: [UInt8]) {
        switch self {
        case .endpoint(let service, let token):
            let headers: HTTPFields = [.contentType: "application/json", .authorization: "Bearer \(token)"]
            let reply = try await service.post(body, scope: nil, headers: headers)
            return (reply.status, Array(reply.text.utf8))
        case .service(let driver, let url, let token):
            let response = try await driver.send(
                HTTPTransferRequest(
                    method: "POST", url: url,
                    headers: [("Content-Type", "application/json"), ("Authorization", "Bearer \(token)")], body: body,
                    timeout: .seconds(60), maximumResponseBytes: 64 << 20))
            return (response.status, response.body)
        }
    }
}
