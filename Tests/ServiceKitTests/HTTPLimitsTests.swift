import Testing

@testable import ServiceKit

struct HTTPLimitsTests {
    @Test func `the options' fallbacks are the defaults`() throws {
        #expect(try HTTPLimits(ServiceSettings(options: HTTPLimits.options)) == HTTPLimits())
    }

    @Test func `every option is read`() throws {
        let given = [
            "max-connections": "1", "max-requests": "2", "max-header-bytes": "2048", "max-header-count": "50",
            "max-body-memory": "2000000", "header-timeout": "3s", "body-timeout": "4s", "idle-timeout": "5s",
            "answer-timeout": "6s", "drain-timeout": "1m",
        ]
        #expect(Set(given.keys) == Set(HTTPLimits.options.map(\.name)))
        let limits = try HTTPLimits(ServiceSettings(options: HTTPLimits.options, commandLine: given))
        let counts = [limits.maxConnections, limits.maxRequests, limits.maxHeaderBytes, limits.maxHeaderCount]
        #expect(counts == [1, 2, 2_048, 50])
        #expect(limits.maxBodyMemory == 2_000_000)
        let times = [limits.headerTimeout, limits.bodyTimeout, limits.idleTimeout, limits.answerTimeout]
        #expect(times == [.seconds(3), .seconds(4), .seconds(5), .seconds(6)])
        #expect(limits.drainTimeout == .seconds(60))
    }

    @Test(arguments: [
        ("max-connections", "0"), ("max-requests", "many"), ("header-timeout", "0s"), ("idle-timeout", "2d"),
        ("max-header-bytes", "10"),
    ])
    func `nonsense is told by the option's name`(name: String, value: String) {
        let settings = ServiceSettings(options: HTTPLimits.options, commandLine: [name: value])
        let problem = #expect(throws: ConfigurationProblem.self) { try HTTPLimits(settings) }
        #expect(problem?.description.contains(name) == true)
    }

    @Test func `few file descriptors are shared rather than given away whole`() {
        #expect(FileDescriptorLimit.allowed(10_000, descriptors: 20_000) == 10_000)
        #expect(FileDescriptorLimit.allowed(10_000, descriptors: 1_024) == 768)
        #expect(FileDescriptorLimit.allowed(10_000, descriptors: 256) == 128)
        #expect(FileDescriptorLimit.allowed(10, descriptors: 256) == 10)
    }
}
