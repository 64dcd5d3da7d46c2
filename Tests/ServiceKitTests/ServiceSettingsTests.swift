import FoundationEssentials
import Testing

@testable import ServiceKit

struct ServiceSettingsTests {
    private let options: [ServiceOption] = [
        ServiceOption("port", "", fallback: "8080"), ServiceOption("token-issuer", ""), .flag("development", ""),
        .secret("jwt-secret", ""), ServiceOption("ttl", ""), ServiceOption("targets", ""),
    ]

    private func settings(
        _ commandLine: [String: String] = [:], environment: [String: String] = [:], file: [String: String] = [:]
    ) -> ServiceSettings {
        ServiceSettings(options: options, commandLine: commandLine, environment: environment, file: file)
    }

    @Test func `the command line wins over the environment, that over the file, that over the fallback`() throws {
        let environment = ["HINDSIGHT_PORT": "2"]
        let file = ["port": "3"]
        #expect(try settings(["port": "1"], environment: environment, file: file).text("port") == "1")
        #expect(try settings(environment: environment, file: file).text("port") == "2")
        #expect(try settings(file: file).text("port") == "3")
        #expect(try settings().text("port") == "8080")
    }

    @Test func `the environment's names are upper case with underscores and a prefix`() {
        #expect(settings(environment: ["HINDSIGHT_TOKEN_ISSUER": "me"]).optionalText("token-issuer") == "me")
        #expect(settings(environment: ["TOKEN_ISSUER": "me"]).optionalText("token-issuer") == nil)
    }

    @Test func `an empty value counts as not given`() throws {
        #expect(try settings(["port": ""], environment: ["HINDSIGHT_PORT": "2"]).text("port") == "2")
    }

    @Test func `a missing option is told with every way to give it`() {
        let problem = #expect(throws: ConfigurationProblem.self) { try settings().secret("jwt-secret") }
        for way in ["--jwt-secret", "--jwt-secret-file", "HINDSIGHT_JWT_SECRET", "--config"] {
            #expect(problem?.description.contains(way) == true)
        }
    }

    @Test func `ill-formed values are refused without quoting them`() {
        for read in [
            { (settings: ServiceSettings) throws in _ = try settings.integer("port", in: 0...65_535) },
            { (settings: ServiceSettings) throws in _ = try settings.flag("development") },
            { (settings: ServiceSettings) throws in _ = try settings.duration("ttl") },
        ] {
            let wrong = settings(["port": "70000", "development": "hunter2", "ttl": "hunter2"])
            let problem = #expect(throws: ConfigurationProblem.self) { try read(wrong) }
            #expect(problem?.description.contains("hunter2") == false)
        }
    }

    @Test(arguments: [("90", 90), ("90s", 90), ("15m", 900), ("1h", 3_600), ("30d", 2_592_000), ("0", 0)])
    func `a length of time has one unit`(text: String, seconds: Int64) throws {
        #expect(try settings(["ttl": text]).duration("ttl") == .seconds(seconds))
    }

    @Test(arguments: ["h", "-1h", "1.5h", "1w", "1h30m", "99999999999999999999", "9999d", "١h"])
    func `anything else is no length of time`(text: String) {
        #expect(throws: ConfigurationProblem.self) { try settings(["ttl": text]).duration("ttl") }
    }

    @Test func `a list is separated by commas`() {
        #expect(settings(["targets": " 127.0.0.0/8 ,::1/128,, "]).list("targets") == ["127.0.0.0/8", "::1/128"])
        #expect(settings().list("targets") == [])
    }

    @Test func `a secret's file loses its last line break only`() throws {
        let path = try temporaryFile("  hunter2 \r\n\n")
        defer { try? FileManager.default.removeItem(atPath: path) }
        #expect(try settings(["jwt-secret-file": path]).secret("jwt-secret").text == "  hunter2 ")
    }

    @Test func `value and file from one source contradict, from two the stronger source wins`() throws {
        #expect(throws: ConfigurationProblem.self) {
            try settings(["jwt-secret": "a", "jwt-secret-file": "b"]).secret("jwt-secret")
        }
        let path = try temporaryFile("from the file")
        defer { try? FileManager.default.removeItem(atPath: path) }
        let both = settings(["jwt-secret-file": path], environment: ["HINDSIGHT_JWT_SECRET": "from the environment"])
        #expect(try both.secret("jwt-secret").text == "from the file")
    }

    @Test func `a secret's file that is empty or missing is told without its path`() throws {
        let path = try temporaryFile("\n")
        defer { try? FileManager.default.removeItem(atPath: path) }
        for file in [path, path + ".missing"] {
            let problem = #expect(throws: ConfigurationProblem.self) {
                try settings(["jwt-secret-file": file]).secret("jwt-secret")
            }
            #expect(problem?.description.contains(file) == false)
        }
    }

    private func temporaryFile(_ text: String) throws -> String {
        let path = FileManager.default.temporaryDirectory.path() + "hindsight-\(UUID().uuidString)"
        try Data(text.utf8).write(to: URL(filePath: path))
        return path
    }
}
