import Curl
import FoundationEssentials
import Synchronization
import TestSupport

/// Stands between the Command Service and any number of Query Services, as a load balancer on a bad network would: each
/// delivery reaches one of them at random, and now and then it arrives twice, late, without its answer, or not at all.
final class DeliveryRelay: Sendable {
    enum Mood: Sendable {
        /// One instance, once, answered.
        case fair
        case foul
    }

    private struct State {
        var targets: [String] = []
        var random: SeededRandom
        var mood: Mood
        /// Deliveries that are still on their way although the sender has long gone on.
        var late: [ReceivedRequest] = []
        var reached: [String: Int] = [:]
    }

    private enum Fate {
        case through
        case twice
        case answerLost
        case kept
        case refused
    }

    private let driver: CurlDriver
    private let state: Mutex<State>
    private let server = Mutex<ScriptedHTTPServer?>(nil)

    init(driver: CurlDriver, seed: UInt64, mood: Mood = .foul) throws {
        self.driver = driver
        state = Mutex(State(random: SeededRandom(seed), mood: mood))
        let started = try ScriptedHTTPServer { [weak self] request in
            await self?.relay(request) ?? .reset
        }
        server.withLock { $0 = started }
    }

    /// What the Command Service is given as the read models' URL.
    var url: String { (server.withLock { $0?.url } ?? "") + "/webhooks/events" }

    /// Base URLs of the instances.
    func reach(_ targets: [String]) {
        state.withLock { $0.targets = targets }
    }

    func become(_ mood: Mood) {
        state.withLock { $0.mood = mood }
    }

    /// How many deliveries each instance took.
    var reached: [String: Int] { state.withLock { $0.reached } }

    func stop() {
        server.withLock { $0?.stop() }
    }

    private func relay(_ request: ReceivedRequest) async -> ScriptedAnswer {
        let (fate, overdue) = state.withLock { state -> (Fate, [ReceivedRequest]) in
            let fate = Self.fate(&state)
            if fate == .kept { state.late.append(request) }
            guard state.late.count > 2 || state.mood == .fair else { return (fate, []) }
            defer { state.late.removeAll() }
            return (fate, state.late.filter { $0.number != request.number })
        }
        for late in overdue { _ = await forward(late) }
        switch fate {
        case .through: return await forward(request)
        case .twice:
            async let first = forward(request)
            async let second = forward(request)
            return await [first, second][0]
        case .answerLost:
            _ = await forward(request)
            return .reset
        case .kept: return .reset
        case .refused: return .answer(503, headers: [("Retry-After", "0")])
        }
    }

    private static func fate(_ state: inout State) -> Fate {
        guard state.mood == .foul else { return .through }
        switch Int.random(in: 0..<20, using: &state.random) {
        case 0...3: return .twice
        case 4, 5: return .answerLost
        case 6: return .kept
        case 7: return .refused
        default: return .through
        }
    }

    private func forward(_ request: ReceivedRequest) async -> ScriptedAnswer {
        let target = state.withLock { state in
            let target = state.targets.randomElement(using: &state.random) ?? ""
            state.reached[target, default: 0] += 1
            return target
        }
        let hop: Set = ["host", "content-length", "connection", "expect"]
        let headers = request.headerLines.compactMap { line -> (String, String)? in
            let parts = line.split(separator: ":", maxSplits: 1)
            guard parts.count == 2, !hop.contains(parts[0].lowercased()) else { return nil }
            return (String(parts[0]), String(parts[1].drop { $0 == " " }))
        }
        let transfer = HTTPTransferRequest(
            method: request.method, url: target + request.target, headers: headers, body: request.body,
            timeout: .seconds(20))
        // An instance that was killed is a broken connection to whoever sent.
        guard let answer = try? await driver.send(transfer) else { return .reset }
        let told = answer.headers.filter { ["content-type", "retry-after"].contains($0.name) }
        return .answer(
            answer.status, headers: told.map { ($0.name, $0.value) }, body: String(decoding: answer.body, as: UTF8.self)
        )
    }
}
