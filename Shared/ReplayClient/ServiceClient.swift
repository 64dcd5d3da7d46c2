public import Curl
public import JSON

/// Asks one of the system's services over HTTP, JSON in and JSON out.
public struct ServiceClient: Sendable {
    private let driver: CurlDriver
    private let address: ServiceAddress
    private let name: String
    private let userAgent: String

    /// - Parameter name: as sentences call the service, such as `the Command Service`.
    public init(driver: CurlDriver, address: ServiceAddress, name: String, userAgent: String) {
        self.driver = driver
        self.address = address
        self.name = name
        self.userAgent = userAgent
    }

    /// Sends one request and returns the JSON of a 2xx answer.
    /// - Parameter path: with its query, beginning with a slash.
    public func send(
        _ method: String, _ path: String, _ body: JSONValue? = nil
    ) async throws(ServiceClientProblem) -> JSONValue {
        var request = HTTPTransferRequest(
            method: method, url: address.url + path,
            headers: [
                ("Accept", "application/json"), ("Authorization", "Bearer \(try address.token.current())"),
                ("User-Agent", userAgent),
            ],
            // A long log is counted before a replay of it is answered.
            timeout: .seconds(120), maximumResponseBytes: 4 << 20)
        if let body {
            request.headers.append(("Content-Type", "application/json"))
            request.body = body.serialized()
        }
        let response: HTTPTransferResponse
        do throws(TransferFault) {
            response = try await driver.send(request)
        } catch {
            throw .unreachable(service: name, error)
        }
        let answer = try? JSONParser.parse(response.body)
        guard (200..<300).contains(response.status) else {
            let sentence = answer?["detail"]?.string ?? answer?["title"]?.string
            throw .refused(service: name, status: response.status, sentence ?? "It gave no reason.")
        }
        guard let answer else { throw .unexpected(service: name) }
        return answer
    }
}
