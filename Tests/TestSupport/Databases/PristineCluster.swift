import FoundationEssentials
import Synchronization

/// What `initdb` makes, once a process: copying it is quicker by a second of computing than making it again.
enum PristineCluster {
    private static let making = Mutex<Task<String, any Error>?>(nil)

    /// The folder to copy.
    static func data(binaries: String, user: String?) async throws -> String {
        let task = making.withLock { making in
            let task = making ?? Task { try await make(binaries: binaries, user: user) }
            making = task
            return task
        }
        return try await task.value
    }

    private static func make(binaries: String, user: String?) async throws -> String {
        let folder = try ClusterFiles.makeFolder(owner: user)
        ClusterFiles.removeAtExit(folder, server: nil)
        let arguments = [
            "-D", "\(folder)/data", "-U", PostgresCluster.superuser, "-A", "trust", "-E", "UTF8", "--locale=C",
            "--no-sync",
            "--no-instructions",
        ]
        let log = "\(folder)/initdb.log"
        let initdb = try ChildProcess.spawn(
            "\(binaries)/initdb", arguments, standardOutput: log, standardError: log, user: user)
        guard await initdb.wait() == .exited(0) else {
            let text = (try? String(contentsOfFile: log, encoding: .utf8)) ?? ""
            throw ClusterError(problem: "initdb failed: \(text.suffix(2000))")
        }
        return "\(folder)/data"
    }
}
