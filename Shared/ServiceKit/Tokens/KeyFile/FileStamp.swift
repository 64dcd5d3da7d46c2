#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// What tells at little cost that a file was replaced or written to.
struct FileStamp: Hashable {
    private let device: UInt64
    private let inode: UInt64
    /// Of the last change, also of the name: unlike the time of the last write, nobody can set it.
    private let seconds: Int64
    private let nanoseconds: Int64
    let size: Int64
    let isRegularFile: Bool

    /// Nil when there is no such file; links are followed.
    init?(path: String) {
        var info = stat()
        guard stat(path, &info) == 0 else {
            return nil
        }
        #if canImport(Glibc)
            let changed = info.st_ctim
        #else
            let changed = info.st_ctimespec
        #endif
        device = UInt64(info.st_dev)
        inode = UInt64(info.st_ino)
        seconds = Int64(changed.tv_sec)
        nanoseconds = Int64(changed.tv_nsec)
        size = Int64(info.st_size)
        isRegularFile = info.st_mode & S_IFMT == S_IFREG
    }

    /// Whether a later change would show: clocks of file systems are coarse, so a file that was written a moment ago
    /// may be written once more under the same stamp.
    var isSettled: Bool {
        Int64(time(nil)) - seconds >= 2
    }
}
