import FoundationEssentials
import Glibc

/// Where the server's programs are.
enum PostgresBinaries {
    /// The folder with `initdb` and `postgres`: `$PGBIN`, then the newest that the distribution installed, then `PATH`.
    static func folder() throws(ClusterError) -> String {
        let environment = ProcessInfo.processInfo.environment
        let packaged = "/usr/lib/postgresql"
        let versions = (try? FileManager.default.contentsOfDirectory(atPath: packaged)) ?? []
        let newestFirst = versions.sorted { (Int($0) ?? 0) > (Int($1) ?? 0) }
        var candidates = newestFirst.map { "\(packaged)/\($0)/bin" }
        candidates += (environment["PATH"] ?? "").split(separator: ":").map(String.init)
        if let chosen = environment["PGBIN"] { candidates.insert(chosen, at: 0) }
        guard let folder = candidates.first(where: { access("\($0)/initdb", X_OK) == 0 }) else {
            throw ClusterError(problem: "No PostgreSQL server is installed; set PGBIN to the folder that has initdb.")
        }
        return folder
    }
}
