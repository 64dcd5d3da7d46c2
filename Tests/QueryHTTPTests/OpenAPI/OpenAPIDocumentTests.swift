import CloudEventsHTTP
import HTTPTypes
import Hummingbird
import JSON
import QueryIntake
import ServiceKit
import Testing
import UserContract

@testable import QueryHTTP

/// What the document says against what the code does.
@Suite(.timeLimit(.minutes(5)))
struct OpenAPIDocumentTests {
    private static let operations = OpenAPIDocument.operations

    @Test func `every route is documented, and every operation has a route`() async throws {
        let site = try await QuerySite()
        defer { site.close() }
        let router = ServiceRouter(metrics: MetricsRegistry(), readiness: Readiness { nil })
        WebhookRoutes(receiver: WebhookReceiver(store: site.readModels, secrets: [.random()])).add(to: router)
        let routes = site.routes + router.routes.routes.map { "\($0.method) \($0.path)" }
        let routed = Set(routes.filter { !$0.hasPrefix("HEAD ") })
        let documented = Set(Self.operations.map { "\($0.method.rawValue.uppercased()) \($0.path)" })
        #expect(routed.subtracting(documented).isEmpty)
        #expect(documented.subtracting(routed).isEmpty)
    }

    @Test func `the documented parameters are those that are read`() {
        let read: [String: Set<String>] = [
            "/users": DirectoryParameters.names, "/users/{id}": UserParameters.names,
            "/users/{id}/history": HistoryParameters.names, "/audit": AuditParameters.names,
            "/stats": StatisticsParameters.names,
            "/projections": [], "/projections/differences": ["limit", "cursor"],
        ]
        for (path, names) in read {
            let operation = Self.operations.first { $0.path == path }
            let documented = operation?.parameters.filter { $0.place == .query }.map(\.name) ?? []
            #expect(Set(documented) == names, "\(path)")
            #expect(documented.count == names.count, "\(path)")
        }
    }

    @Test func `the documented scope is needed and enough`() async throws {
        let site = try await QuerySite()
        defer { site.close() }
        try await site.apply(1...4)
        for operation in Self.operations where operation.method == .get {
            let path = operation.path.replacing("{id}", with: QuerySite.sarah.text)
            guard let scope = operation.scope else {
                #expect(try await site.get(path, scopes: nil).status == 200, "\(path)")
                continue
            }
            let others = Scope.allCases.filter { $0 != scope }.map(\.rawValue)
            #expect(try await site.get(path, scopes: nil).status == 401, "\(path)")
            #expect(try await site.get(path, scopes: others).status == 403, "\(path)")
            #expect(try await site.get(path, scopes: [scope.rawValue]).status == 200, "\(path)")
        }
    }

    @Test func `ids of operations are unique, and links lead to operations that take what they give`() throws {
        let ids = Self.operations.map(\.id)
        #expect(Set(ids).count == ids.count)
        for operation in Self.operations {
            for (name, link) in operation.responses.flatMap(\.links.members) {
                let target = try #require(
                    Self.operations.first { $0.id == link["operationId"]?.string }, "\(operation.id) \(name)")
                for parameter in link["parameters"]?.object?.keys ?? [] {
                    #expect(target.parameters.contains { $0.name == parameter }, "\(operation.id) \(name)")
                }
            }
        }
    }

    @Test func `every reference leads somewhere, and nothing stands there unused`() {
        let used = Self.references(in: OpenAPIDocument.json)
        for (kind, members) in OpenAPIDocument.json["components"]?.object?.members ?? [] where kind != "securitySchemes"
        {
            for name in members.object?.keys ?? [] {
                #expect(used.contains("#/components/\(kind)/\(name)"), "\(kind) \(name) is not used")
            }
        }
        for reference in used {
            let parts = reference.split(separator: "/").dropFirst()
            let found = parts.reduce(Optional(OpenAPIDocument.json)) { $0?[String($1)] }
            #expect(found != nil, "\(reference)")
        }
    }

    @Test func `anybody may read the document`() async throws {
        let site = try await QuerySite()
        defer { site.close() }
        let answer = try await site.get("/openapi.json", scopes: nil)
        #expect(answer.status == 200)
        #expect(answer["Content-Type"] == "application/json")
        #expect(try answer.json == OpenAPIDocument.json)
        #expect(try answer.json["openapi"]?.string == "3.1.0")
    }

    private static func references(in value: JSONValue) -> Set<String> {
        switch value {
        case .array(let items): items.reduce(into: []) { $0.formUnion(references(in: $1)) }
        case .object(let object):
            object.members.reduce(into: []) { found, member in
                if member.key == "$ref", let reference = member.value.string { found.insert(reference) }
                found.formUnion(references(in: member.value))
            }
        default: []
        }
    }
}
