import FoundationEssentials
import JSON
import TestSupport
import Testing

extension EndToEnd {
    /// The document at `/openapi.json` against the program that publishes it, judged by programs of others.
    @Suite struct OpenAPITests {
        @Test func `the document is valid and its examples fit its schemas`() async throws {
            try await LoneQueryService.running { lone in
                let file = try await Self.document(of: lone).file
                let valid = try await TestTool.run(
                    try TestTool.python("openapi-spec-validator"), [file], in: lone.directory)
                #expect(valid.status == .exited(0), "\(valid.output)")
                let examples = try await TestTool.run(
                    try TestTool.python("python"), [TestTool.beside("check_examples.py"), file], in: lone.directory)
                #expect(examples.status == .exited(0), "\(examples.output)")
                #expect(examples.output.hasSuffix(" examples fit\n") && !examples.output.hasPrefix("0 "))
            }
        }

        @Test func `every example is what the service answers`() async throws {
            try await LoneQueryService.running { lone in
                let document = try await Self.tellStory(to: lone)
                let client = try await lone.client()
                var executed = 0
                for example in DocumentedExample.all(of: document) where example.path != "/webhooks/events" {
                    let answer = try await client.send(example.method, example.target, headers: example.headers)
                    #expect(answer.status == example.status, "\(example): \(answer.text)")
                    #expect(answer.json.map(Self.lasting) == Self.lasting(example.answer), "\(example): \(answer.text)")
                    for name in Self.requiredHeaders(of: example, in: document) {
                        #expect(answer.header(name.lowercased()) != nil, "\(example): no \(name)")
                    }
                    executed += 1
                }
                #expect(executed >= 15)
            }
        }

        @Test func `a property-based run against the document finds nothing`() async throws {
            try await LoneQueryService.running { lone in
                _ = try await Self.tellStory(to: lone)
                let token = try await lone.token()
                let run = try await TestTool.run(
                    try TestTool.python("st"),
                    [
                        "--config-file", TestTool.beside("schemathesis.toml"), "run",
                        lone.service.baseURL + "/openapi.json", "--phases", "examples,coverage,fuzzing,stateful",
                        "--max-time", "40", "--no-color",
                        // They build copies of everything, time and again.
                        "--exclude-path-regex", "^/projections/(rebuild|verify|rollback)$",
                    ], in: lone.directory, environment: ["HINDSIGHT_TOKEN": token])
                #expect(run.status == .exited(0), "\(run.output)")
                #expect(run.output.contains("No issues found"), "\(run.output)")
            }
        }

        /// The document, and a file that holds it.
        private static func document(of lone: LoneQueryService) async throws -> (json: JSONValue, file: String) {
            let answer = try await lone.anonymous.get("/openapi.json")
            try #require(answer.status == 200)
            let file = lone.directory + "/openapi.json"
            try Data(answer.body).write(to: URL(filePath: file))
            return (try #require(answer.json), file)
        }

        /// Delivers the example of a delivery, which is the story that all other examples are about.
        private static func tellStory(to lone: LoneQueryService) async throws -> JSONValue {
            let events = try await lone.tellStory()
            let document = try await document(of: lone).json
            let answer = document["paths"]?["/webhooks/events"]?["post"]?["responses"]?["200"]?["content"]?[
                "application/json"]?["examples"]?["story"]?["value"]
            #expect(answer == ["position": .integer(events)])
            return document
        }

        /// Without what is different each time.
        private static func lasting(_ value: JSONValue) -> JSONValue {
            switch value {
            case .array(let items): .array(items.map(lasting))
            case .object(let object):
                .object(
                    JSONObject(
                        uniqueKeysWithValues: object.members.filter { !["applied_at", "log"].contains($0.key) }
                            .map { ($0.key, lasting($0.value)) }))
            // `0.0` is `0`.
            case .number(let number): number.int64.map { .integer($0) } ?? value
            default: value
            }
        }

        private static func requiredHeaders(of example: DocumentedExample, in document: JSONValue) -> [String] {
            let response = document["paths"]?[example.path]?[example.method.lowercased()]?["responses"]?[
                String(example.status)]
            return (response?["headers"]?.object?.keys ?? []).filter { name in
                document["components"]?["headers"]?[name]?["required"]?.bool == true
            }
        }
    }
}
