import FoundationEssentials
import Glibc

/// What a process uses of the machine, as Linux tells it.
struct ProcessUse: Sendable {
    /// Bytes of memory that are there, not only reserved.
    let residentBytes: Int
    let openFiles: Int

    init(_ pid: pid_t) throws {
        let status = try String(contentsOfFile: "/proc/\(pid)/status", encoding: .utf8)
        guard let line = status.split(separator: "\n").first(where: { $0.hasPrefix("VmRSS:") }),
            let kibibytes = line.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap({ Int($0) })
        else { throw HarnessProblem("the process \(pid) tells no VmRSS") }
        residentBytes = kibibytes << 10
        openFiles = try FileManager.default.contentsOfDirectory(atPath: "/proc/\(pid)/fd").count
    }
}
