import Testing

/// What no log of a service may hold, whatever clients sent.
enum LogCheck {
    private static let failures = ["fatal error", "stack trace", "backtrace", "crashed", "sigsegv", "precondition"]

    static func expectHarmless(_ service: ServiceProcess) {
        #expect(!service.log.contains("@"), "\(service.program.rawValue) logged an e-mail")
        let bad = service.log.split(separator: "\n").filter { line in
            let line = line.lowercased()
            // What a subscriber answered is not ours.
            return failures.contains { line.contains($0) } || holdsStatus500(line) && !line.contains("subscription=")
        }
        #expect(bad.isEmpty, "\(service.program.rawValue) logged \(bad.prefix(5))")
    }

    /// `500` as a word of its own: not a part of a port, a duration or a time.
    private static func holdsStatus500(_ line: String) -> Bool {
        line.split { !($0.isLetter || $0.isNumber || $0 == "." || $0 == ":" || $0 == "-") }.contains { word in
            word == "500" || word.hasSuffix(":500")
        }
    }
}
