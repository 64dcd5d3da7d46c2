import Testing

@testable import Postgres

struct PipelineTests {
    private typealias Sut = Pipeline<String, String>

    private let start = MonotonicTime(nanoseconds: 0)
    private let select = Statement(name: "select", sql: "SELECT 1")
    private let insert = Statement(name: "insert", sql: "INSERT")

    private func begin(
        _ pipeline: inout Sut, _ job: String, _ steps: [Step], timeout: Duration = .seconds(1)
    ) -> [String] {
        describe(
            pipeline.begin(job, steps: steps, timeout: timeout, deadline: start.advanced(by: timeout)))
    }

    private func describe(_ transmissions: [Transmission]) -> [String] {
        transmissions.map {
            switch $0 {
            case .prepare(let name, _, _): "prepare \(name)"
            case .execute(let name, _): "execute \(name)"
            case .command(let sql): sql
            case .script: "script"
            case .sync: "sync"
            }
        }
    }

    private func endings(_ pipeline: inout Sut, _ receptions: [Reception<String>]) -> [String] {
        receptions.compactMap { reception in
            guard let (entry, outcome) = pipeline.received(reception, now: start) else { return nil }
            return switch outcome {
            case .succeeded(let outputs, let warnings): "\(entry.job): \(outputs) \(warnings.count)"
            case .failed(let error): "\(entry.job): \(error.sqlState ?? "")"
            case .again: "\(entry.job): again"
            }
        }
    }

    private func failure(_ sqlState: String) -> Reception<String> {
        .failure(PostgresError(.server(sqlState: sqlState), outcome: .notApplied, sqlState: sqlState))
    }

    @Test func `prepares with the first execution and only executes afterwards`() {
        var pipeline = Sut()
        #expect(begin(&pipeline, "a", [.prepared(select, [])]) == ["prepare select", "execute select", "sync"])
        #expect(begin(&pipeline, "b", [.prepared(select, [])]) == ["execute select", "sync"])
    }

    @Test func `prepares again for other parameter types`() {
        var pipeline = Sut()
        _ = begin(&pipeline, "a", [.prepared(select, [1])])
        let sent = begin(&pipeline, "b", [.prepared(select, ["x"])])
        #expect(sent == ["prepare select.1", "execute select.1", "sync"])
    }

    @Test func `answers in order and only when the server is ready`() {
        var pipeline = Sut()
        _ = begin(&pipeline, "a", [.prepared(select, [])])
        _ = begin(&pipeline, "b", [.prepared(select, [])])
        let received: [Reception<String>] = [.output("prepared"), .output("1")]
        #expect(endings(&pipeline, received) == [])
        #expect(endings(&pipeline, [.ready(inTransaction: false)]) == [#"a: ["1"] 0"#])
        #expect(endings(&pipeline, [.output("2"), .ready(inTransaction: false)]) == [#"b: ["2"] 0"#])
        #expect(pipeline.isEmpty)
    }

    @Test func `gives every step its result`() {
        var pipeline = Sut()
        let sent = begin(&pipeline, "a", [.command("BEGIN"), .prepared(insert, [])])
        #expect(sent == ["BEGIN", "prepare insert", "execute insert", "sync"])
        let received: [Reception<String>] = [.output("begun"), .output("prepared"), .output("inserted")]
        _ = endings(&pipeline, received)
        #expect(endings(&pipeline, [.ready(inTransaction: true)]) == [#"a: ["begun", "inserted"] 0"#])
    }

    @Test func `keeps an error to the request that made it`() {
        var pipeline = Sut()
        _ = begin(&pipeline, "a", [.prepared(select, []), .prepared(insert, [])])
        _ = begin(&pipeline, "b", [.prepared(select, [])])
        let received = [.output("prepared"), failure("22012"), .aborted, .aborted, .ready(inTransaction: false)]
        #expect(endings(&pipeline, received) == ["a: 22012"])
        #expect(endings(&pipeline, [.output("1"), .ready(inTransaction: false)]) == [#"b: ["1"] 0"#])
        #expect(begin(&pipeline, "c", [.prepared(insert, [])]).first == "prepare insert.1", "its prepare was skipped")
    }

    @Test func `counts warnings until the server is ready, also those that come behind the rows`() {
        var pipeline = Sut()
        _ = begin(&pipeline, "a", [.command("x")])
        _ = begin(&pipeline, "b", [.command("y")])
        _ = endings(&pipeline, [.output("rows")])
        pipeline.noticed(PostgresNotice(severity: "WARNING", sqlState: "01000", serverMessage: ""))
        pipeline.noticed(PostgresNotice(severity: "NOTICE", sqlState: "00000", serverMessage: ""))
        #expect(endings(&pipeline, [.ready(inTransaction: false)]) == [#"a: ["rows"] 1"#])
        #expect(endings(&pipeline, [.output("rows"), .ready(inTransaction: false)]) == [#"b: ["rows"] 0"#])
    }

    @Test(arguments: ["26000", "0A000"]) func `prepares anew what the server has lost or outgrown`(
        sqlState: String
    ) throws {
        var pipeline = Sut()
        _ = begin(&pipeline, "a", [.prepared(select, [])])
        _ = endings(&pipeline, [.output("prepared"), .output("1"), .ready(inTransaction: false)])
        _ = begin(&pipeline, "b", [.prepared(select, [])])
        _ = pipeline.received(failure(sqlState), now: start)
        let end = pipeline.received(.ready(inTransaction: false), now: start)
        let ended = try #require(end)
        guard case .again = ended.outcome else {
            Issue.record("it was not sent again")
            return
        }
        let sent = describe(pipeline.repeated(ended.entry))
        #expect(sent == ["prepare select.1", "execute select.1", "sync"])
        let received: [Reception<String>] = [.output("prepared"), failure(sqlState), .ready(inTransaction: false)]
        #expect(endings(&pipeline, received) == ["b: \(sqlState)"], "once is enough")
    }

    @Test func `does not heal inside a transaction, which the failure has doomed`() {
        var pipeline = Sut()
        _ = begin(&pipeline, "a", [.prepared(select, [])])
        _ = endings(&pipeline, [.output("prepared"), .output("1"), .ready(inTransaction: true)])
        _ = begin(&pipeline, "b", [.prepared(select, [])])
        #expect(endings(&pipeline, [failure("26000"), .ready(inTransaction: true)]) == ["b: 26000"])
        #expect(begin(&pipeline, "c", [.prepared(select, [])]).first == "prepare select.1")
    }

    @Test func `prepares again after a prepare that failed`() {
        var pipeline = Sut()
        _ = begin(&pipeline, "a", [.prepared(select, [])])
        #expect(endings(&pipeline, [failure("42P01"), .aborted, .ready(inTransaction: false)]) == ["a: 42P01"])
        #expect(begin(&pipeline, "b", [.prepared(select, [])]).first == "prepare select.1")
    }

    @Test func `heals those who stood behind a prepare that failed`() {
        var pipeline = Sut()
        _ = begin(&pipeline, "a", [.prepared(select, [])])
        _ = begin(&pipeline, "b", [.prepared(select, [])])
        _ = endings(&pipeline, [failure("40001"), .aborted, .ready(inTransaction: false)])
        #expect(endings(&pipeline, [failure("26000"), .ready(inTransaction: false)]) == ["b: again"])
    }

    // MARK: time

    @Test func `is stuck when the oldest request has had its time`() {
        var pipeline = Sut()
        _ = begin(&pipeline, "a", [.command("x")], timeout: .seconds(1))
        #expect(pipeline.nextDeadline == start.advanced(by: .seconds(1)))
        #expect(!pipeline.isStuck(now: start))
        #expect(pipeline.isStuck(now: start.advanced(by: .seconds(1))))
    }

    @Test func `lets go who waits behind a longer request and does not blame the connection`() {
        var pipeline = Sut()
        _ = begin(&pipeline, "long", [.command("x")], timeout: .seconds(10))
        _ = begin(&pipeline, "short", [.command("y")], timeout: .seconds(1))
        let second = start.advanced(by: .seconds(1))
        #expect(pipeline.nextDeadline == second)
        #expect(!pipeline.isStuck(now: second))
        #expect(pipeline.abandonExpired(now: second).map(\.job) == ["short"])
        #expect(pipeline.abandonExpired(now: second).isEmpty, "once")
        #expect(pipeline.nextDeadline == start.advanced(by: .seconds(10)))
    }

    @Test func `gives a request its whole time from when it is its turn`() {
        var pipeline = Sut()
        _ = begin(&pipeline, "long", [.command("x")], timeout: .seconds(10))
        _ = begin(&pipeline, "short", [.command("y")], timeout: .seconds(1))
        _ = pipeline.received(.output("x"), now: start)
        let fifth = start.advanced(by: .seconds(5))
        _ = pipeline.abandonExpired(now: fifth)
        #expect(pipeline.received(.ready(inTransaction: false), now: fifth)?.entry.job == "long")
        #expect(!pipeline.isStuck(now: fifth))
        #expect(pipeline.isStuck(now: fifth.advanced(by: .seconds(1))))
    }

    @Test func `hands everything back when the connection is gone`() {
        var pipeline = Sut()
        for job in ["a", "b"] { _ = begin(&pipeline, job, [.command("x")]) }
        #expect(pipeline.abort().map(\.job) == ["a", "b"])
        #expect(pipeline.isEmpty)
        #expect(pipeline.nextDeadline == .distantFuture)
    }

    @Test func `takes back what was never sent`() {
        var pipeline = Sut()
        _ = begin(&pipeline, "a", [.command("x")])
        #expect(pipeline.withdraw() == "a")
        #expect(pipeline.isEmpty)
    }
}
