// swift-tools-version: 6.2
// The manifest is the architecture diagram: a target may import only what it lists here, and CI builds with
// `--explicit-target-dependency-import-check error`.
import PackageDescription

let swiftSettings: [SwiftSetting] = [
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
]

extension Target.Dependency {
    static let crypto = product(name: "Crypto", package: "swift-crypto")
    static let configuration = product(name: "Configuration", package: "swift-configuration")
    static let deque = product(name: "DequeModule", package: "swift-collections")
    static let hummingbird = product(name: "Hummingbird", package: "hummingbird")
    static let hummingbirdCore = product(name: "HummingbirdCore", package: "hummingbird")
    static let httpTypes = product(name: "HTTPTypes", package: "swift-http-types")
    static let jwtKit = product(name: "JWTKit", package: "jwt-kit")
    static let lifecycle = product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
    static let logging = product(name: "Logging", package: "swift-log")
    static let metrics = product(name: "Metrics", package: "swift-metrics")
    static let nioCore = product(name: "NIOCore", package: "swift-nio")
    static let nioHTTP1 = product(name: "NIOHTTP1", package: "swift-nio")
    static let nioHTTPTypes = product(name: "NIOHTTPTypes", package: "swift-nio-extras")
    static let nioPosix = product(name: "NIOPosix", package: "swift-nio")
    static let unixSignals = product(name: "UnixSignals", package: "swift-service-lifecycle")
}

func room(
    _ name: String, _ path: String, exclude: [String] = ["README.md"], _ dependencies: [Target.Dependency] = []
) -> Target {
    .target(name: name, dependencies: dependencies, path: path, exclude: exclude, swiftSettings: swiftSettings)
}

/// A C target that embeds files (`#embed`, C23) so that the binaries carry their SQL and web pages with them.
func embedded(_ name: String, _ path: String) -> Target {
    .target(name: name, path: path, exclude: ["README.md"])
}

func executable(_ name: String, _ path: String, _ dependencies: [Target.Dependency]) -> Target {
    .executableTarget(
        name: name, dependencies: dependencies, path: path, exclude: ["README.md"], swiftSettings: swiftSettings)
}

func tests(_ name: String, exclude: [String] = [], _ dependencies: [Target.Dependency]) -> Target {
    .testTarget(
        name: name, dependencies: dependencies, path: "Tests/\(name)", exclude: exclude, swiftSettings: swiftSettings)
}

let package = Package(
    name: "hindsight",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "command-service", targets: ["command-service"]),
        .executable(name: "query-service", targets: ["query-service"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
        .package(
            url: "https://github.com/apple/swift-configuration", from: "1.4.0",
            traits: [.defaults, "CommandLineArguments"]),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.0"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.0"),
        .package(url: "https://github.com/apple/swift-metrics", from: "2.13.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.0"),
        .package(url: "https://github.com/apple/swift-nio-extras", from: "1.30.0"),
        .package(
            url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.0", traits: ["ConfigurationSupport"]),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
        .package(url: "https://github.com/vapor/jwt-kit", from: "5.7.0"),
    ],
    targets: [
        // Shared: the published language and the drivers. Nothing here knows a service.
        .systemLibrary(name: "CLibPQ", path: "Shared/CLibPQ", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
        .systemLibrary(
            name: "CLibCurl", path: "Shared/CLibCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]
        ),
        room("JSON", "Shared/JSON"),
        room("UserContract", "Shared/UserContract", ["JSON"]),
        room("CloudEventsHTTP", "Shared/CloudEventsHTTP", ["JSON", "UserContract", .crypto]),
        room("JSONRPC", "Shared/JSONRPC", ["JSON"]),
        embedded("CPostgres", "Shared/Postgres/SQL"),
        room(
            "Postgres", "Shared/Postgres", exclude: ["README.md", "SQL"],
            ["CLibPQ", "CPostgres", .deque, .lifecycle, .logging]),
        room("InternetAddress", "Shared/InternetAddress"),
        room("Curl", "Shared/Curl", ["CLibCurl", "InternetAddress", .logging]),
        room(
            "ServiceKit", "Shared/ServiceKit",
            [
                "InternetAddress", "JSON", "UserContract", .configuration, .crypto, .httpTypes, .hummingbird,
                .hummingbirdCore, .jwtKit, .lifecycle, .logging, .metrics, .nioCore, .nioHTTP1, .nioHTTPTypes,
                .nioPosix, .unixSignals,
            ]),
        room(
            "ReplayClient", "Shared/ReplayClient", ["Curl", "JSON", "ServiceKit", "UserContract"]),

        // The write side.
        room("CommandDomain", "Services/CommandService/Domain", ["UserContract"]),
        room(
            "CommandApplication", "Services/CommandService/Application",
            ["CommandDomain", "JSON", "UserContract", .crypto, .deque, .metrics]),
        embedded("CCommandEventStore", "Services/CommandService/EventStore/SQL"),
        room(
            "CommandEventStore", "Services/CommandService/EventStore", exclude: ["README.md", "SQL"],
            [
                "CCommandEventStore", "CommandApplication", "JSON", "Postgres", "UserContract", .deque, .lifecycle,
                .logging, .metrics,
            ]),
        embedded("CCommandArchive", "Services/CommandService/Archive/SQL"),
        room(
            "CommandArchive", "Services/CommandService/Archive", exclude: ["README.md", "SQL"],
            ["CCommandArchive", "CommandApplication", "JSON", "Postgres", "UserContract", .crypto]),
        embedded("CCommandDelivery", "Services/CommandService/Delivery/SQL"),
        room(
            "CommandDelivery", "Services/CommandService/Delivery", exclude: ["README.md", "SQL"],
            [
                "CCommandDelivery", "CloudEventsHTTP", "CommandApplication", "Curl", "JSON", "Postgres",
                "UserContract", .crypto, .lifecycle, .logging, .metrics,
            ]),
        room(
            "CommandRPC", "Services/CommandService/RPC",
            [
                "CloudEventsHTTP", "CommandApplication", "CommandDelivery", "CommandDomain", "Curl", "JSON", "JSONRPC",
                "ServiceKit", "UserContract", .httpTypes, .hummingbird, .logging, .metrics, .nioCore,
            ]),
        executable(
            "command-service", "Services/CommandService/App",
            [
                "CloudEventsHTTP", "CommandApplication", "CommandArchive", "CommandDelivery", "CommandEventStore",
                "CommandRPC", "Curl", "JSON", "Postgres", "ReplayClient", "ServiceKit", "UserContract", .lifecycle,
                .logging,
            ]),

        // The read side.
        room("QueryProjections", "Services/QueryService/Projections", ["JSON", "UserContract"]),
        embedded("CQueryReadModels", "Services/QueryService/ReadModels/SQL"),
        room(
            "QueryReadModels", "Services/QueryService/ReadModels", exclude: ["README.md", "SQL"],
            [
                "CQueryReadModels", "JSON", "Postgres", "QueryProjections", "UserContract", .lifecycle, .logging,
                .metrics,
            ]),
        room(
            "QueryIntake", "Services/QueryService/Intake",
            [
                "CloudEventsHTTP", "JSON", "QueryProjections", "QueryReadModels", "ServiceKit", "UserContract",
                .httpTypes, .hummingbird, .logging, .nioCore,
            ]),
        room(
            "QueryChecking", "Services/QueryService/Checking",
            [
                "JSON", "QueryIntake", "QueryProjections", "QueryReadModels", "ReplayClient", "UserContract",
                .lifecycle, .logging, .metrics,
            ]),
        room(
            "QueryRebuild", "Services/QueryService/Rebuild",
            [
                "JSON", "Postgres", "QueryIntake", "QueryProjections", "QueryReadModels", "ReplayClient",
                "UserContract",
                .lifecycle, .logging,
            ]),
        embedded("CQueryExplorer", "Services/QueryService/Explorer"),
        room(
            "QueryHTTP", "Services/QueryService/HTTP",
            [
                "CQueryExplorer", "CloudEventsHTTP", "JSON", "QueryProjections", "QueryReadModels", "ServiceKit",
                "UserContract", .crypto, .httpTypes, .hummingbird, .logging, .metrics, .nioCore,
            ]),
        executable(
            "query-service", "Services/QueryService/App",
            [
                "CloudEventsHTTP", "Curl", "JSON", "Postgres", "QueryChecking", "QueryHTTP", "QueryIntake",
                "QueryReadModels", "QueryRebuild", "ReplayClient", "ServiceKit", "UserContract", .lifecycle, .logging,
                .metrics,
            ]),

        // Tests: one target a room, then both binaries together.
        .target(
            name: "TestSupport", dependencies: ["Curl", "JSON", "Postgres", "UserContract", .crypto, .logging],
            path: "Tests/TestSupport",
            exclude: [
                "README.md", "Python/README.md", "Python/journal.py", "Python/smtp_relay.py", "Python/tls_receiver.py",
            ], swiftSettings: swiftSettings),
        room("HTTPTestSupport", "Tests/HTTPTestSupport", [.httpTypes, .hummingbird, .nioCore]),
        room(
            "RPCTestSupport", "Tests/RPCTestSupport", exclude: ["README.md", "Conversations/commands.txt"],
            [
                "CloudEventsHTTP", "CommandApplication", "CommandDelivery", "CommandRPC", "Curl", "HTTPTestSupport",
                "JSON",
                "ServiceKit", "UserContract", .httpTypes, .hummingbird, .logging, .nioCore,
            ]),
        room(
            "WebhookTestSupport", "Tests/WebhookTestSupport",
            ["CloudEventsHTTP", "JSON", "TestSupport", "UserContract"]),
        room("Fuzzing", "Tests/Fuzzing", exclude: ["README.md", "App"], ["JSON"]),
        tests("JSONTests", ["Fuzzing", "JSON"]),
        tests("UserContractTests", exclude: ["Golden"], ["JSON", "UserContract"]),
        tests("CloudEventsHTTPTests", ["CloudEventsHTTP", "JSON", "UserContract", "WebhookTestSupport"]),
        tests("JSONRPCTests", ["JSON", "JSONRPC"]),
        tests("PostgresTests", ["Postgres", "TestSupport", .logging]),
        tests("InternetAddressTests", ["InternetAddress"]),
        tests("CurlTests", ["Curl", "InternetAddress", "TestSupport", .logging]),
        tests(
            "ServiceKitTests",
            [
                "HTTPTestSupport", "InternetAddress", "JSON", "ServiceKit", "TestSupport", "UserContract",
                .configuration, .crypto, .httpTypes, .hummingbird, .jwtKit, .lifecycle, .logging, .metrics, .nioCore,
                .nioPosix,
            ]),
        tests(
            "ReplayClientTests",
            ["Curl", "JSON", "ReplayClient", "ServiceKit", "TestSupport", "UserContract", .logging]),
        tests("CommandDomainTests", ["CommandDomain", "UserContract"]),
        .target(
            name: "EventStoreContract", dependencies: ["CommandApplication", "UserContract"],
            path: "Tests/EventStoreContract", exclude: ["README.md"], swiftSettings: swiftSettings),
        tests(
            "CommandApplicationTests", ["CommandApplication", "CommandDomain", "EventStoreContract", "UserContract"]),
        tests(
            "CommandEventStoreTests",
            [
                "CommandApplication", "CommandDomain", "CommandEventStore", "EventStoreContract", "JSON", "Postgres",
                "TestSupport", "UserContract", .logging,
            ]),
        tests(
            "CommandArchiveTests",
            [
                "CommandApplication", "CommandArchive", "CommandEventStore", "JSON", "Postgres", "TestSupport",
                "UserContract", .logging,
            ]),
        tests(
            "CommandDeliveryTests",
            [
                "CloudEventsHTTP", "CommandApplication", "CommandDelivery", "CommandEventStore", "Curl", "JSON",
                "Postgres", "TestSupport", "UserContract", "WebhookTestSupport", .logging,
            ]),
        tests(
            "CommandRPCTests",
            [
                "CloudEventsHTTP", "CommandApplication", "CommandDelivery", "CommandDomain", "CommandRPC", "Curl",
                "Fuzzing",
                "JSON", "RPCTestSupport", "ServiceKit", "UserContract", .httpTypes, .logging,
            ]),
        tests("QueryProjectionsTests", ["JSON", "QueryProjections", "UserContract"]),
        tests(
            "QueryReadModelsTests",
            [
                "CloudEventsHTTP", "Curl", "JSON", "Postgres", "QueryIntake", "QueryProjections", "QueryReadModels",
                "QueryRebuild", "ReplayClient", "TestSupport", "UserContract", .logging,
            ]),
        tests("QueryRebuildTests", ["QueryReadModels", "QueryRebuild", "UserContract"]),
        tests(
            "QueryCheckingTests",
            [
                "JSON", "Postgres", "QueryChecking", "QueryIntake", "QueryProjections", "QueryReadModels",
                "ReplayClient", "TestSupport", "UserContract", .logging,
            ]),
        tests(
            "QueryIntakeTests",
            [
                "CloudEventsHTTP", "HTTPTestSupport", "JSON", "QueryIntake", "QueryProjections", "QueryReadModels",
                "ServiceKit", "UserContract", .httpTypes, .hummingbird, .logging, .nioCore,
            ]),
        tests(
            "QueryHTTPTests",
            [
                "CloudEventsHTTP", "HTTPTestSupport", "JSON", "Postgres", "QueryHTTP", "QueryIntake",
                "QueryProjections", "QueryReadModels", "ServiceKit", "TestSupport", "UserContract", .httpTypes,
                .hummingbird, .logging, .nioCore,
            ]),
        tests(
            "EndToEndTests",
            exclude: [
                "OpenAPI/check_examples.py", "OpenAPI/requirements.txt", "OpenAPI/schemathesis.toml",
                "Queries/read_csv.py",
            ],
            [
                "CloudEventsHTTP", "Curl", "JSON", "Postgres", "QueryReadModels", "RPCTestSupport", "TestSupport",
                "UserContract", "WebhookTestSupport", .logging, "command-service", "query-service",
            ]),
        executable(
            "fuzz", "Tests/Fuzzing/App",
            ["CommandApplication", "CommandRPC", "Curl", "Fuzzing", "JSON", "RPCTestSupport", .httpTypes, .logging]),
        executable(
            "benchmarks", "Tests/Benchmarks",
            [
                "CLibPQ", "CommandApplication", "CommandDomain", "CommandEventStore", "Postgres", "QueryProjections",
                "QueryReadModels", "TestSupport", "UserContract", .crypto, .logging,
            ]),
    ],
    swiftLanguageModes: [.v6],
    cLanguageStandard: .gnu2x
)
