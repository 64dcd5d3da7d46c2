#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The process's two output streams and its end.
public enum Console {
    /// One line on stdout.
    public static func print(_ line: String) {
        write(line, to: 1)
    }

    /// One line on stderr.
    public static func printError(_ line: String) {
        write(line, to: 2)
    }

    /// Whoever reads the log may go away; that must not end the service.
    static func ignoreBrokenPipes() {
        signal(SIGPIPE, SIG_IGN)
    }

    static func exit(_ code: Int32) -> Never {
        #if canImport(Glibc)
            Glibc.exit(code)
        #else
            Darwin.exit(code)
        #endif
    }

    /// In one call where the system takes it whole, so that lines of several threads do not mix.
    private static func write(_ line: String, to descriptor: Int32) {
        var text = line + "\n"
        text.withUTF8 { bytes in
            var rest = UnsafeRawBufferPointer(bytes)
            while !rest.isEmpty {
                #if canImport(Glibc)
                    let count = Glibc.write(descriptor, rest.baseAddress, rest.count)
                #else
                    let count = Darwin.write(descriptor, rest.baseAddress, rest.count)
                #endif
                if count < 0 && errno == EINTR {
                    continue
                }
                guard count > 0 else {
                    return
                }
                rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(count))
            }
        }
    }
}
