import FoundationEssentials
import Glibc

/// The two programs under test, as SwiftPM built them beside the program that runs these tests.
enum Program: String, CaseIterable, Sendable {
    case commandService = "command-service"
    case queryService = "query-service"

    var path: String {
        get throws {
            let tests = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
            let directory = tests.split(separator: "/", omittingEmptySubsequences: false).dropLast()
            let path = (directory + [rawValue[...]]).joined(separator: "/")
            guard access(path, X_OK) == 0 else { throw HarnessProblem("\(rawValue) is not built beside the tests") }
            return path
        }
    }
}
