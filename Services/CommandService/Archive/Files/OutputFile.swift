import Glibc

/// Where an export goes: standard output, or a file that has its name only once it is complete.
public final class OutputFile {
    private let descriptor: Int32
    /// Nil for standard output.
    private let path: String?
    private var temporaryPath: String { (path ?? "") + ".partial-\(getpid())" }
    private var isOpen = true

    /// Standard output.
    public init() {
        descriptor = STDOUT_FILENO
        path = nil
    }

    /// A file for its owner's eyes: it holds names and e-mails.
    public init(path: String) throws(ArchiveProblem) {
        self.path = path
        var status = stat()
        if stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
            throw ArchiveProblem("\(path) is a folder: give the name of a file.")
        }
        descriptor = open(path + ".partial-\(getpid())", O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw ArchiveProblem("The file \(path) cannot be written: \(Self.systemSays).")
        }
    }

    deinit {
        discard()
    }

    public func write(_ bytes: [UInt8]) throws(ArchiveProblem) {
        var written = 0
        while written < bytes.count {
            let count = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress! + written, $0.count - written) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw ArchiveProblem("The output cannot be written: \(Self.systemSays).") }
            written += count
        }
    }

    /// Makes what was written durable and gives it its name.
    public func complete() throws(ArchiveProblem) {
        guard let path else { return }
        guard fsync(descriptor) == 0, rename(temporaryPath, path) == 0 else {
            throw ArchiveProblem("The file \(path) cannot be completed: \(Self.systemSays).")
        }
        close(descriptor)
        isOpen = false
    }

    private func discard() {
        guard path != nil, isOpen, descriptor >= 0 else { return }
        close(descriptor)
        unlink(temporaryPath)
    }

    private static var systemSays: String { String(cString: strerror(errno)) }
}
