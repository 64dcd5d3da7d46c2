import Glibc

/// The lines of a file, a buffer at a time.
public final class LineReader {
    /// More than any event can be: a call to the service has a limit of 1 MiB.
    private static let longestLine = 16 << 20
    private static let chunk = 256 << 10

    private let descriptor: Int32
    private var buffer: [UInt8] = []
    private var start = 0
    private var isAtEnd = false
    /// In bytes; 0 when the file has none, as a pipe.
    public let size: Int64
    /// In bytes.
    public private(set) var consumed: Int64 = 0

    public init(path: String) throws(ArchiveProblem) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            throw ArchiveProblem("The file \(path) cannot be opened: \(String(cString: strerror(errno))).")
        }
        var status = stat()
        size = fstat(descriptor, &status) == 0 && status.st_mode & S_IFMT == S_IFREG ? Int64(status.st_size) : 0
        self.descriptor = descriptor
    }

    deinit {
        close(descriptor)
    }

    /// The next line without its line end; nil at the end of the file.
    public func next() throws(ArchiveProblem) -> [UInt8]? {
        var searched = start
        while true {
            if let end = buffer[searched...].firstIndex(of: UInt8(ascii: "\n")) {
                let line = Array(buffer[start..<end])
                consumed += Int64(line.count) + 1
                start = end + 1
                return line
            }
            searched = buffer.count
            guard buffer.count - start <= Self.longestLine else {
                throw ArchiveProblem("The file has a line of more than \(Self.longestLine >> 20) MiB: it is no log.")
            }
            if try !fill(&searched) { return try rest() }
        }
    }

    /// A text behind the last line end is a line that was cut off.
    private func rest() throws(ArchiveProblem) -> [UInt8]? {
        guard start == buffer.count else {
            throw ArchiveProblem("The file ends in the middle of a line: it is cut off.")
        }
        return nil
    }

    private func fill(_ searched: inout Int) throws(ArchiveProblem) -> Bool {
        buffer.removeFirst(start)
        searched -= start
        start = 0
        let old = buffer.count
        buffer.append(contentsOf: repeatElement(0, count: Self.chunk))
        var count: Int
        repeat {
            count = buffer.withUnsafeMutableBytes { read(descriptor, $0.baseAddress! + old, Self.chunk) }
        } while count < 0 && errno == EINTR
        guard count >= 0 else {
            throw ArchiveProblem("The file cannot be read: \(String(cString: strerror(errno))).")
        }
        buffer.removeLast(Self.chunk - count)
        return count > 0
    }
}
