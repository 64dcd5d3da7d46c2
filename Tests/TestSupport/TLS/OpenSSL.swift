import FoundationEssentials

/// The `openssl` command, with a folder of its own for what it makes; the folder goes when this does.
final class OpenSSL: Sendable {
    struct Failure: Error, CustomStringConvertible {
        let step: String
        let output: String
        var description: String { "openssl could not \(step): \(output)" }
    }

    private static let settings = """
        [ca]
        default_ca = test
        [test]
        database = index
        new_certs_dir = .
        rand_serial = yes
        unique_subject = no
        default_md = sha256
        policy = anything
        copy_extensions = copy
        [anything]
        commonName = supplied
        [req]
        distinguished_name = name
        [name]

        """

    let folder: String

    init() throws {
        folder = FileManager.default.temporaryDirectory.path + "/hindsight-tls-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(atPath: folder)
    }

    /// A new key in a file, and a certificate or a request for it.
    func newKey(
        _ step: String, _ name: String, subject: String, extensions: [String], _ arguments: [String]
    ) async throws {
        let extensions = extensions.flatMap { ["-addext", $0] }
        try await run(
            step,
            ["req", "-config", try settings(name), "-subj", "/CN=\(subject)", "-newkey", "ec"]
                + ["-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-keyout", "\(name).key"] + extensions + arguments)
    }

    func run(_ step: String, _ arguments: [String]) async throws {
        let log = "\(folder)/\(UUID().uuidString).log"
        let process = try ChildProcess.spawn("openssl", arguments, standardOutput: log, standardError: log)
        guard await process.wait() == .exited(0) else {
            let output = (try? Data(contentsOf: URL(filePath: log))) ?? Data()
            throw Failure(step: step, output: String(decoding: output, as: UTF8.self))
        }
    }

    /// A settings file with a database of its own, because a database takes one writer at a time.
    func settings(_ name: String) throws -> String {
        try Data().write(to: URL(filePath: "\(name).index"))
        let text = Self.settings.replacing("= index\n", with: "= \(name).index\n").replacing(
            "= .\n", with: "= \(folder)\n")
        try Data(text.utf8).write(to: URL(filePath: "\(name).cnf"))
        return "\(name).cnf"
    }
}
