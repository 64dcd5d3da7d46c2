import Testing

@testable import ServiceKit

struct ConfigurationFileTests {
    private let options: [ServiceOption] = [
        ServiceOption("port", ""), .flag("development", ""), .secret("jwt-secret", ""), ServiceOption("targets", ""),
    ]

    private func read(_ text: String) throws -> [String: String] {
        try ConfigurationFile.values(of: Array(text.utf8), named: "config.json", options: options)
    }

    @Test func `strings, numbers, booleans and lists of strings are values`() throws {
        let values = try read(
            #"{"port": 8080, "development": true, "jwt-secret-file": "/run/s", "targets": ["a", "b"]}"#)
        #expect(
            values == ["port": "8080", "development": "true", "jwt-secret-file": "/run/s", "targets": "a,b"])
    }

    @Test(
        arguments: [
            #"{"prot": 1}"#, #"{"port": {}}"#, #"{"port": null}"#, #"{"targets": [1]}"#, "[]", "{", "",
            #"{"port": 1, "port": 2}"#,
        ])
    func `anything else is refused`(text: String) {
        #expect(throws: ConfigurationProblem.self) { try read(text) }
    }
}
