import Curl
import FoundationEssentials
import JSON
import ServiceKit
import UserContract

/// The Command Service's replay endpoint, asked over HTTP.
struct ReplayClient: Sendable {
    let driver: CurlDriver
    let address: CommandServiceAddress

    func order(_ body: JSONObject) async throws(ReplayClientProblem) -> ReplayDocument {
        try document(await send("POST", "/webhooks/replay", .object(body)))
    }

    /// A dry run's answer.
    func measure(_ body: JSONObject) async throws(ReplayClientProblem) -> JSONValue {
        try await send("POST", "/webhooks/replay", .object(body))
    }

    func replay(_ id: UUID) async throws(ReplayClientProblem) -> ReplayDocument {
        try document(await send("GET", "/webhooks/replays/\(id.text)"))
    }

    func cancel(_ id: UUID) async throws(ReplayClientProblem) -> ReplayDocument {
        try document(await send("DELETE", "/webhooks/replays/\(id.text)"))
    }

    /// The latest ones.
    func replays() async throws(ReplayClientProblem) -> [ReplayDocument] {
        let page = try await send("GET", "/webhooks/replays?limit=100")
        return (page["items"]?.array ?? []).compactMap(ReplayDocument.init)
    }

    private func document(_ value: JSONValue) throws(ReplayClientProblem) -> ReplayDocument {
        guard let document = ReplayDocument(value) else { throw .unexpected }
        return document
    }

    private func send(
        _ method: String, _ path: String, _ body: JSONValue? = nil
    ) async throws(ReplayClientProblem) -> JSONValue {
        var request = HTTPTransferRequest(
            method: method, url: address.url + path,
            headers: [
                ("Accept", "application/json"), ("Authorization", "Bearer \(address.token.text)"),
                ("User-Agent", "Hindsight/\(CommandService.version)"),
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
            throw .unreachable(error)
        }
        let answer = try? JSONParser.parse(response.body)
        guard (200..<300).contains(response.status) else {
            let sentence = answer?["detail"]?.string ?? answer?["title"]?.string
            throw .refused(status: response.status, sentence ?? "It gave no reason.")
        }
        guard let answer else { throw .unexpected }
        return answer
    }
}
