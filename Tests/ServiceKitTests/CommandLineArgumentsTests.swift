import Testing

@testable import ServiceKit

struct CommandLineArgumentsTests {
    private let options: [ServiceOption] = [
        ServiceOption("port", ""), .flag("development", ""), .secret("jwt-secret", ""),
        .list("event-type", ""),
    ]

    @Test func `both ways of writing a value are read`() throws {
        let values = try CommandLineArguments(
            ["--port", "80", "--jwt-secret-file=/run/s=1", "--development"], options: options
        ).values
        #expect(values == ["port": "80", "jwt-secret-file": "/run/s=1", "development": "true"])
    }

    @Test func `a flag may be switched off`() throws {
        #expect(
            try CommandLineArguments(["--development=false"], options: options).values == ["development": "false"])
    }

    @Test func `a list may be given again`() throws {
        let words = ["--event-type", "A", "--event-type=B,C", "--event-type", "D"]
        #expect(try CommandLineArguments(words, options: options).values == ["event-type": "A,B,C,D"])
        let settings = ServiceSettings(options: options, commandLine: ["event-type": "A,B, C"])
        #expect(settings.list("event-type") == ["A", "B", "C"])
    }

    @Test(
        arguments: [
            (["--prot", "80"], "--prot"), (["port"], "port"), (["--port"], "--port needs a value"),
            (["--port", "--development"], "--port needs a value"), (["--port", "1", "--port", "2"], "given twice"),
            (["-p", "80"], "-p"), (["--"], "--"), (["--development", "yes"], "yes"),
            (["--port-file", "x"], "--port-file"),
        ])
    func `wrong usage is told in one sentence`(words: [String], told: String) {
        let problem = #expect(throws: UsageProblem.self) { try CommandLineArguments(words, options: options) }
        #expect(problem?.description.contains(told) == true)
    }
}
