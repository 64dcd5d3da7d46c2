import FoundationEssentials
import JSON

extension HTTPClient {
    /// Orders a replay and returns its id.
    func orderReplay(_ body: JSONObject) async throws -> String {
        let answer = try await post("/webhooks/replay", JSONValue.object(body).serialized())
        guard answer.status == 202, let id = answer.json?["id"]?.string else {
            throw HarnessProblem("the replay was not taken: \(answer.status) \(answer.text)")
        }
        return id
    }

    /// The replay, asked for until it is as wanted.
    @discardableResult
    func waitForReplay(_ id: String, until isSatisfied: (JSONValue) -> Bool) async throws -> JSONValue {
        let deadline = ContinuousClock.now + .seconds(60)
        while true {
            let replay = try? await get("/webhooks/replays/\(id)").json
            if let replay, isSatisfied(replay) { return replay }
            guard ContinuousClock.now < deadline else {
                throw HarnessProblem("the replay did not come to it: \(replay.map { "\($0)" } ?? "no answer")")
            }
            try await Task.sleep(for: .milliseconds(20))
        }
    }
}
