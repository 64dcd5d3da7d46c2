import FoundationEssentials
import TestSupport

/// A client that writes an answer to a file: Debian's curl, which knows whether an answer was whole.
struct Download: Sendable {
    /// What curl says when the connection ended in the middle of an answer.
    static let isPartial = ExitStatus.exited(18)

    let file: String
    let process: ChildProcess

    /// - Parameter rate: bytes a second, such as `4M`.
    static func start(
        _ path: String, of lone: LoneQueryService, accept: String, rate: String? = nil
    ) async throws -> Download {
        let file = "\(lone.directory)/\(UUID().uuidString).download"
        let token = try await lone.token()
        let process = try ChildProcess.spawn(
            "curl",
            ["--silent", "--fail", "--noproxy", "*", "--output", file, "--header", "Accept: \(accept)"]
                + ["--header", "Authorization: Bearer \(token)"] + (rate.map { ["--limit-rate", $0] } ?? [])
                + [lone.service.baseURL + path])
        return Download(file: file, process: process)
    }

    var bytes: Int {
        ((try? FileManager.default.attributesOfItem(atPath: file))?[.size] as? Int) ?? 0
    }

    /// Waits until so much has come, or it has ended.
    func wait(forBytes count: Int) async throws {
        while bytes < count, process.isRunning {
            try await Task.sleep(for: .milliseconds(20))
        }
    }
}
