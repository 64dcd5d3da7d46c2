import FoundationEssentials
import JSON

/// A server of the folder `Python`: a child process that lives as long as this, and tells by HTTP what happens to it.
final class PythonServer: Sendable {
    struct Failure: Error, CustomStringConvertible {
        let script: String
        var description: String { "\(script) ended at once: python3 and python3-aiosmtpd must be installed." }
    }

    struct State: Sendable {
        var port: UInt16?
        var hasEnded = false
        /// What it told since it listens, in order.
        var events: [JSONValue] = []
    }

    /// The system's: another one on the PATH does not see Debian's packages.
    private static let interpreter = "/usr/bin/python3"

    let port: UInt16
    let state: Watched<State>
    private let journal: ScriptedHTTPServer
    private let process: ChildProcess

    private init(port: UInt16, state: Watched<State>, journal: ScriptedHTTPServer, process: ChildProcess) {
        self.port = port
        self.state = state
        self.journal = journal
        self.process = process
    }

    deinit {
        process.kill()
    }

    static func start(_ script: String, settings: JSONObject) async throws -> PythonServer {
        let state = Watched(State())
        let journal = try ScriptedHTTPServer { request in
            guard let event = try? JSONParser.parse(request.body) else { return .answer(400) }
            state.update { state in
                if event["event"]?.string == "listening" {
                    state.port = event["port"]?.integer.map { UInt16($0) }
                } else {
                    state.events.append(event)
                }
            }
            return .answer(204)
        }
        var all = settings
        all["journal"] = .string(journal.url)
        let folder = URL(filePath: #filePath).deletingLastPathComponent().path
        let process = try ChildProcess.spawn(
            interpreter,
            ["-B", "\(folder)/\(script)", String(decoding: JSONValue.object(all).serialized(), as: UTF8.self)])
        Task {
            await process.wait()
            state.update { $0.hasEnded = true }
        }
        guard let port = try await state.wait(until: { $0.port != nil || $0.hasEnded }).port else {
            throw Failure(script: script)
        }
        return PythonServer(port: port, state: state, journal: journal, process: process)
    }

    func events(_ name: String) -> [JSONValue] {
        state.value.events.filter { $0["event"]?.string == name }
    }
}
