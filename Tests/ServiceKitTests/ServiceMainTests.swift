import Synchronization
import Testing

@testable import ServiceKit

struct ServiceMainTests {
    private final class Seen: Sendable {
        let ports = Mutex<[String]>([])
    }

    private struct Unexpected: Error {}

    private func main(_ seen: Seen = Seen(), failing error: (any Error)? = nil) -> ServiceMain {
        ServiceMain(
            "test-service", summary: "tests",
            subcommands: [
                Subcommand("serve", "runs", options: ServiceOption.listening(port: 8080)) { settings in
                    if let error {
                        throw error
                    }
                    let port = try settings.text("port")
                    seen.ports.withLock { $0.append(port) }
                }
            ])
    }

    @Test func `a subcommand runs with its options and exits 0`() async {
        let seen = Seen()
        #expect(await main(seen).run(arguments: ["serve", "--port", "1"], environment: [:]) == 0)
        #expect(await main(seen).run(arguments: ["serve"], environment: ["HINDSIGHT_PORT": "2"]) == 0)
        #expect(seen.ports.withLock { $0 } == ["1", "2"])
    }

    @Test(arguments: [[], ["srve"], ["serve", "--prot", "1"], ["serve", "8080"], ["serve", "--port"]])
    func `wrong usage exits 64`(arguments: [String]) async {
        #expect(await main().run(arguments: arguments, environment: [:]) == 64)
    }

    @Test func `wrong configuration exits 78`() async {
        let settings = [
            ["HINDSIGHT_LOG_LEVEL": "loud"], ["HINDSIGHT_LOG_FORMAT": "xml"], ["HINDSIGHT_CONFIG": "/nonexistent.json"],
        ]
        for environment in settings {
            #expect(await main().run(arguments: ["serve"], environment: environment) == 78)
        }
        let problem = ConfigurationProblem("nothing fits")
        #expect(await main(failing: problem).run(arguments: ["serve"], environment: [:]) == 78)
    }

    @Test func `any other failure exits 1`() async {
        #expect(await main(failing: Unexpected()).run(arguments: ["serve"], environment: [:]) == 1)
    }

    @Test(arguments: [["--help"], ["help"], ["serve", "--help"]])
    func `help exits 0`(arguments: [String]) async {
        #expect(await main().run(arguments: arguments, environment: [:]) == 0)
    }

    @Test func `help names every option and its fallback`() {
        let text = HelpText.subcommand(main().subcommands[0], of: "test-service")
        for part in ["--host", "(127.0.0.1)", "--port", "(8080)", "--development", "--config", "--log-level"] {
            #expect(text.contains(part))
        }
    }
}
