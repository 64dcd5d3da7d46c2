#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Why a service cannot listen, as a sentence that names the option to change.
enum BindProblem {
    static func sentence(for code: Int32, address: ListenAddress) -> ConfigurationProblem {
        switch code {
        case EADDRINUSE:
            ConfigurationProblem(
                "port \(address.port) of \(address.host) is already in use: stop what listens there or choose another with --port"
            )
        case EACCES, EPERM:
            ConfigurationProblem(
                "port \(address.port) may not be listened on by this user: choose one above 1023 with --port")
        case EADDRNOTAVAIL:
            ConfigurationProblem("\(address.host) is no address of this machine: choose another with --host")
        default:
            ConfigurationProblem(
                "cannot listen on port \(address.port) of \(address.host) (error \(code)): choose others with --host and --port"
            )
        }
    }

    static func unknownHost(_ address: ListenAddress) -> ConfigurationProblem {
        ConfigurationProblem("\(address.host) cannot be resolved to an address: choose another with --host")
    }
}
