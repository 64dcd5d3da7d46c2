import Curl
import JSON

extension HTTPClient {
    /// Sends one command until it is answered: over a refused or broken connection and over 503, under the same
    /// `command_id`, as the contract says that a client may.
    func callUntilAnswered(_ method: String, _ params: JSONObject) async throws -> RPCAnswer {
        precondition(params["command_id"] != nil, "only a command with an id may be repeated")
        let deadline = ContinuousClock.now + .seconds(60)
        while true {
            do {
                let answer = try await call(method, params)
                if answer.status != 503 { return answer }
            } catch is TransferFault {}
            guard ContinuousClock.now < deadline else { throw HarnessProblem("no answer to \(method) within a minute") }
            try await Task.sleep(for: .milliseconds(10))
        }
    }
}
