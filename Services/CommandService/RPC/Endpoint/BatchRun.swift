import CommandApplication
import JSONRPC
import Logging

/// Carries out the calls of one body. Neighbouring commands go to the store together; a read between them waits for those
/// before it and holds up those behind it, so that it sees what its place in the batch promises.
struct BatchRun {
    typealias Outcome = Result<[UInt8], CallFault>

    /// What the reads of a batch may answer together, in bytes. A page of the log can be a thousand times as long as the
    /// call that asks for it.
    static let readLimit = 32 << 20

    private let calls: [Result<PreparedCall, CallFault>]
    private let commands: CommandCalls
    private let logger: Logger
    private var outcomes: [Outcome?]
    private var waiting: [(index: Int, request: CommandRequest)] = []
    private var readBytes = 0

    init(_ calls: [Result<PreparedCall, CallFault>], commands: CommandCalls, logger: Logger) {
        self.calls = calls
        self.commands = commands
        self.logger = logger
        outcomes = Array(repeating: nil, count: calls.count)
    }

    /// One for each call, in the order of the calls.
    consuming func results() async -> [Outcome] {
        for (index, call) in calls.enumerated() {
            switch call {
            case .failure(let fault):
                outcomes[index] = .failure(fault)
            case .success(.command(let request)):
                waiting.append((index, request))
            case .success(.other(let run)):
                await carryOutWaiting()
                outcomes[index] = await read(run)
            }
        }
        await carryOutWaiting()
        return outcomes.map { $0 ?? .failure(.refused(.internalError)) }
    }

    private mutating func carryOutWaiting() async {
        let results = await commands.results(of: waiting.map(\.request), logger: logger)
        for (command, result) in zip(waiting, results) { outcomes[command.index] = result }
        waiting = []
    }

    private mutating func read(_ run: @Sendable () async throws(CallFault) -> [UInt8]) async -> Outcome {
        guard readBytes < Self.readLimit else { return .failure(.away(.answerTooLarge)) }
        do throws(CallFault) {
            let bytes = try await run()
            readBytes += bytes.count
            return .success(bytes)
        } catch {
            return .failure(error)
        }
    }
}
