import FoundationEssentials
import TestSupport

/// A run of one of the programs that ends by itself: what it wrote and how it ended.
struct OneShot: Sendable {
    let status: ExitStatus
    let output: String
    let errors: String

    static func run(
        _ program: Program, _ arguments: [String], _ environment: [String: String] = [:]
    ) async throws -> OneShot {
        let base = FileManager.default.temporaryDirectory.path + "/hindsight-e2e-run-\(UUID().uuidString)"
        let (output, errors) = (base + ".out", base + ".err")
        defer {
            try? FileManager.default.removeItem(atPath: output)
            try? FileManager.default.removeItem(atPath: errors)
        }
        let process = try ChildProcess.spawn(
            program.path, arguments, environment: environment, standardOutput: output, standardError: errors)
        let status = await process.wait()
        return OneShot(
            status: status, output: try String(contentsOfFile: output, encoding: .utf8),
            errors: try String(contentsOfFile: errors, encoding: .utf8))
    }

    /// What it wrote to standard output.
    @discardableResult
    func expectSuccess() throws -> String {
        guard status == .exited(0) else { throw HarnessProblem("ended with \(status): \(errors)\(output)") }
        return output
    }
}
