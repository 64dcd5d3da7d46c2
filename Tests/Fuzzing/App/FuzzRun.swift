import FoundationEssentials
import Fuzzing
import RPCTestSupport

/// One run: requests out of a seed until the time is over or enough is found.
struct FuzzRun {
    private static let enough = 10
    private static let requestsPerStore = 2_000

    private let options: FuzzOptions
    private var target: FuzzTarget
    private var generator: RequestGenerator
    private var random: SplitMix64
    private var statuses: [Int: Int] = [:]
    private var requests = 0
    private var finds = 0
    private var slowest = Duration.zero

    init(_ options: FuzzOptions, _ target: FuzzTarget) throws {
        self.options = options
        self.target = target
        generator = RequestGenerator(bodies: try Conversation.requestBodies(), seed: options.seed)
        random = SplitMix64(seed: options.seed)
    }

    private var lastRequest: String { "fuzz-\(options.seed)-last.request" }

    /// True when nothing was found.
    mutating func run() async throws -> Bool {
        print("seed \(options.seed)")
        let end = ContinuousClock.now + .seconds(options.seconds)
        while ContinuousClock.now < end, finds < Self.enough {
            try await step()
        }
        let counts = statuses.sorted { $0.key < $1.key }.map { "\($0.value) with status \($0.key)" }
        try? FileManager.default.removeItem(atPath: lastRequest)
        print("\(requests) requests, \(counts.joined(separator: ", ")); the slowest took \(slowest); \(finds) finds")
        return finds == 0
    }

    private mutating func step() async throws {
        if target.isInThisProcess, requests > 0, requests.isMultiple(of: Self.requestsPerStore) {
            target = try await .newEndpoint()
        }
        let body = generator.next()
        requests += 1
        // Whatever ends this process leaves the request that did it.
        if target.isInThisProcess {
            try Data(body).write(to: URL(filePath: lastRequest))
        }
        if let violation = ParserProperties.violation(body, &random) {
            report("parser: \(violation)", body)
        }
        let problem = await Self.problem(with: body, target, limit: options.limit) { status, duration in
            statuses[status, default: 0] += 1
            slowest = max(slowest, duration)
        }
        if let problem {
            report(problem, body)
        }
    }

    /// Sends one request; what is wrong with what came back.
    static func problem(
        with body: [UInt8], _ target: FuzzTarget, limit: Int, _ observe: (Int, Duration) -> Void
    ) async -> String? {
        let start = ContinuousClock.now
        do {
            let (status, answer) = try await target.post(body)
            let duration = ContinuousClock.now - start
            observe(status, duration)
            if let violation = AnswerProperties.violation(request: body, status: status, answer: answer) {
                return "\(violation)\nanswer: \(String(decoding: answer.prefix(2_000), as: UTF8.self))"
            }
            return duration > .seconds(limit) ? "it took \(duration)" : nil
        } catch {
            return "no answer: \(error)"
        }
    }

    private mutating func report(_ problem: String, _ body: [UInt8]) {
        let name = "fuzz-\(options.seed)-\(finds).request"
        finds += 1
        do {
            try Data(body).write(to: URL(filePath: name))
            print("find in \(name): \(problem)")
        } catch {
            print(
                "find, and \(name) could not be written: \(problem)\nrequest: \(String(decoding: body, as: UTF8.self))")
        }
    }
}
