import Curl
import FoundationEssentials
import Glibc
import TestSupport

/// One of the two services as an operating system process that can be killed and started again.
actor ServiceProcess {
    nonisolated let program: Program
    nonisolated let port: Int
    nonisolated let logPath: String
    private let environment: [String: String]
    private let driver: CurlDriver
    private var process: ChildProcess?

    init(_ program: Program, port: Int, environment: [String: String], directory: String, driver: CurlDriver) {
        self.program = program
        self.port = port
        self.environment = environment
        self.driver = driver
        logPath = "\(directory)/\(program.rawValue).log"
    }

    nonisolated var baseURL: String { "http://127.0.0.1:\(port)" }

    nonisolated var log: String {
        (try? String(contentsOfFile: logPath, encoding: .utf8)) ?? ""
    }

    /// What the process uses now.
    var use: ProcessUse {
        get throws {
            guard let process else { throw HarnessProblem("\(program.rawValue) does not run") }
            return try ProcessUse(process.pid)
        }
    }

    /// Starts the process without waiting until it is ready.
    func launch() throws {
        process = try ChildProcess.spawn(
            program.path, ["serve", "--port", String(port)], environment: environment, standardOutput: logPath,
            standardError: logPath)
    }

    func start() async throws {
        try launch()
        try await waitUntilReady()
    }

    func waitUntilReady() async throws {
        let deadline = ContinuousClock.now + .seconds(60)
        let request = HTTPTransferRequest(method: "GET", url: baseURL + "/health/ready", timeout: .seconds(5))
        while true {
            if let response = try? await driver.send(request), response.status == 200 { return }
            guard process?.isRunning == true, ContinuousClock.now < deadline else {
                throw HarnessProblem("\(program.rawValue) is not ready; its log ends:\n\(log.suffix(4_000))")
            }
            try await Task.sleep(for: .milliseconds(10))
        }
    }

    /// SIGKILL: no chance to finish anything.
    func kill() async {
        process?.kill()
        _ = await process?.wait()
        process = nil
    }

    /// SIGTERM, and how the process ended; SIGKILL when it did not within half a minute.
    @discardableResult
    func stop() async throws -> ExitStatus? {
        guard let process else { return nil }
        self.process = nil
        process.signal(SIGTERM)
        let reaper = Task {
            try await Task.sleep(for: .seconds(30))
            process.kill()
        }
        defer { reaper.cancel() }
        return await process.wait()
    }

    func killAndStart() async throws {
        await kill()
        try await start()
    }
}
