import FoundationEssentials
import Glibc
import TestSupport

/// A program that judges what the services say and is none of ours.
enum TestTool {
    /// One of the Python programs that `./compose/test` installs.
    static func python(_ name: String) throws -> String {
        let repository = (0..<4).reduce(URL(filePath: #filePath)) { url, _ in url.deletingLastPathComponent() }
        let path = repository.path + "/.build/test-tools/bin/\(name)"
        guard access(path, X_OK) == 0 else {
            throw HarnessProblem("\(name) is not installed: run ./compose/test once, which does that")
        }
        return path
    }

    /// A file that stands beside the tests of the document.
    static func beside(_ name: String) -> String {
        let tests = (0..<2).reduce(URL(filePath: #filePath)) { url, _ in url.deletingLastPathComponent() }
        return tests.path + "/OpenAPI/" + name
    }

    /// Runs it in `directory` until it ends by itself.
    /// - Parameter input: a file for its standard input.
    /// - Returns: how it ended, and what it wrote to either output.
    static func run(
        _ program: String, _ arguments: [String], in directory: String, input: String = "/dev/null",
        environment: [String: String] = [:]
    ) async throws -> (status: ExitStatus, output: String) {
        let output = "\(directory)/\(UUID().uuidString).out"
        var variables = ProcessInfo.processInfo.environment
        variables["PYTHONDONTWRITEBYTECODE"] = "1"
        let process = try ChildProcess.spawn(
            "sh",
            ["-c", #"cd "$0" && input=$1 && shift && exec "$@" <"$input""#, directory, input, program] + arguments,
            environment: variables.merging(environment) { $1 }, standardOutput: output, standardError: output)
        let status = await process.wait()
        return (status, (try? String(contentsOfFile: output, encoding: .utf8)) ?? "")
    }
}
