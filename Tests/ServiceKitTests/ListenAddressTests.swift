import Testing

@testable import ServiceKit

struct ListenAddressTests {
    private func address(_ host: String, development: String) throws -> ListenAddress {
        try ListenAddress(
            ServiceSettings(
                options: ServiceOption.listening(port: 8080), commandLine: ["host": host, "development": development]))
    }

    @Test(arguments: ["127.0.0.1", "127.1.2.3", "localhost", "::1"])
    func `development listens on loopback`(host: String) throws {
        #expect(try address(host, development: "true").host == host)
    }

    @Test(arguments: [
        "0.0.0.0", "::", "192.168.1.5", "127.0.0.1.example.com", "127.evil", "example.com", "127.0.0.256",
    ])
    func `development refuses every other address`(host: String) throws {
        let problem = #expect(throws: ConfigurationProblem.self) { try address(host, development: "true") }
        #expect(problem?.description.contains("--development") == true)
        #expect(try address(host, development: "false").host == host)
    }
}
