import Testing

@testable import Postgres

struct ConnectionParametersTests {
    private func parameters(
        _ text: String, _ change: (inout PostgresConfiguration) -> Void = { _ in }
    ) throws -> ConnectionParameters {
        var configuration = PostgresConfiguration(connectionString: text, applicationName: "test")
        change(&configuration)
        return try ConnectionParameters(configuration)
    }

    @Test func `notices a dead peer within ten seconds unless the string says otherwise`() throws {
        let values = try parameters("postgresql://h/db?keepalives_idle=60").values
        #expect(values["keepalives_idle"] == "60")
        #expect(values["keepalives_interval"] == "2")
        #expect(values["keepalives_count"] == "2")
        #expect(values["tcp_user_timeout"] == "10000")
    }

    @Test func `carries session settings in the startup message and keeps given options`() throws {
        let values = try parameters("host=h options='-c geqo=off'") {
            $0.statementTimeout = .milliseconds(1500)
            $0.idleInTransactionTimeout = nil
            $0.sessionSettings = ["search_path": #"a, b\c"#]
        }.values
        #expect(
            values["options"] == #"-c geqo=off -c client_connection_check_interval=5s -c search_path=a,\ b\\c"#
                + " -c statement_timeout=1500 -c tcp_keepalives_count=2 -c tcp_keepalives_idle=5"
                + " -c tcp_keepalives_interval=2 -c tcp_user_timeout=10s")
    }

    @Test func `does not quote a connection string that it cannot read`() throws {
        let error = #expect(throws: PostgresError.self) { try parameters("password=secret nonsense") }
        #expect(error?.kind == .configuration)
        #expect(error?.description.contains("secret") == false)
    }

    @Test func `begins behind a host that did not answer`() throws {
        var parameters = try parameters("postgresql://a:1,b:2,c:3/db")
        parameters.rotate(behind: "b", port: "2")
        #expect(parameters.values["host"] == "c,a,b")
        #expect(parameters.values["port"] == "3,1,2")
    }

    @Test func `tells hosts of one name apart by their ports`() throws {
        var parameters = try parameters("postgresql://a:1,a:2,a:3/db")
        parameters.rotate(behind: "a", port: "2")
        #expect(parameters.values["port"] == "3,1,2")
    }

    @Test func `keeps one port that is meant for all hosts`() throws {
        var parameters = try parameters("host=a,b port=7")
        parameters.rotate(behind: "a", port: "7")
        #expect(parameters.values["host"] == "b,a")
        #expect(parameters.values["port"] == "7")
    }

    @Test func `leaves a single host alone`() throws {
        var parameters = try parameters("postgresql://a:1/db")
        parameters.rotate(behind: "a", port: "1")
        #expect(parameters.values["host"] == "a")
    }
}
