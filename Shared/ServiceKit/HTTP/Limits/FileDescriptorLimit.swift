#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// How many connections the system lets this process have: each takes a file descriptor.
enum FileDescriptorLimit {
    /// For the database, files and pipes.
    private static let reserve = 256

    /// Raises the soft limit as far as the hard one allows, and returns how many of `wanted` connections it bears.
    static func connections(_ wanted: Int) -> Int {
        var limit = rlimit()
        #if canImport(Glibc)
            let resource = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
        #else
            let resource = RLIMIT_NOFILE
        #endif
        guard getrlimit(resource, &limit) == 0 else {
            return wanted
        }
        let needed = rlim_t(wanted + reserve)
        if limit.rlim_cur < needed {
            limit.rlim_cur = min(needed, limit.rlim_max)
            _ = setrlimit(resource, &limit)
            _ = getrlimit(resource, &limit)
        }
        return allowed(wanted, descriptors: Int(min(limit.rlim_cur, rlim_t(Int32.max))))
    }

    /// Few descriptors are shared half and half rather than given away whole.
    static func allowed(_ wanted: Int, descriptors: Int) -> Int {
        min(wanted, max(descriptors - reserve, descriptors / 2, 1))
    }
}
