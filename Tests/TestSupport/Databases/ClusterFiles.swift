import FoundationEssentials
import Glibc
import Synchronization

/// The temporary folders of this process's clusters. They are named after the process, so that a later run can tell which
/// were left behind by one that was killed.
enum ClusterFiles {
    private static let root = "/tmp"
    private static let prefix = "hindsight-postgres-"
    private static let running = Mutex<[(folder: String, server: ChildProcess?)]>([])
    private static let registered: Void = { _ = atexit { ClusterFiles.removeAll() } }()

    /// A fresh folder that only `owner` can enter.
    static func makeFolder(owner: String?) throws(ClusterError) -> String {
        removeLeftovers()
        var template = Array("\(root)/\(prefix)\(getpid())-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw ClusterError(problem: "No temporary folder could be made.") }
        let folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        if let account = owner.flatMap({ getpwnam($0)?.pointee }) { chown(folder, account.pw_uid, account.pw_gid) }
        return folder
    }

    /// Ends the server and deletes the folder when this process exits.
    static func removeAtExit(_ folder: String, server: ChildProcess?) {
        _ = registered
        running.withLock { running in
            running.removeAll { $0.folder == folder }
            running.append((folder, server))
        }
    }

    static func remove(_ folder: String) {
        running.withLock { $0.removeAll { $0.folder == folder } }
        try? FileManager.default.removeItem(atPath: folder)
    }

    private static func removeAll() {
        let clusters = running.withLock { $0 }
        for cluster in clusters { cluster.server?.signal(SIGQUIT) }
        for cluster in clusters {
            // An immediate shutdown takes milliseconds; the files are removed under a server that needs longer.
            for _ in 0..<200 where cluster.server?.isRunning == true { usleep(10_000) }
            try? FileManager.default.removeItem(atPath: cluster.folder)
        }
    }

    /// Folders whose process does not exist any more.
    private static func removeLeftovers() {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: root)) ?? []
        for name in names where name.hasPrefix(prefix) {
            let number = name.dropFirst(prefix.count).prefix { $0.isNumber }
            guard let pid = pid_t(number), kill(pid, 0) == -1, errno == ESRCH else { continue }
            try? FileManager.default.removeItem(atPath: "\(root)/\(name)")
        }
    }
}
