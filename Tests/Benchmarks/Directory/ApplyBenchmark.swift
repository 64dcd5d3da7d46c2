import FoundationEssentials
import Glibc
import Postgres
import QueryProjections
import QueryReadModels
import TestSupport
import UserContract

/// What applying an event costs on top of many users, with what lists and search need and without parts of it. The
/// numbers after `apply` are how many users there are and how many events come.
enum ApplyBenchmark {
    private static let delivery = 500

    /// What is taken away, one after the other, and by which statements.
    private static let steps = [
        ("all of it", ""),
        ("trigrams without a pending list", "ALTER INDEX user_names_by_words SET (fastupdate = off)"),
        ("without trigrams", "DROP INDEX user_names_by_words"),
        (
            "without names and statistics",
            """
            CREATE FUNCTION nothing() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$;
            CREATE TRIGGER nothing BEFORE INSERT ON user_names FOR EACH ROW EXECUTE FUNCTION nothing();
            CREATE TRIGGER nothing BEFORE INSERT ON daily_totals FOR EACH ROW EXECUTE FUNCTION nothing();
            CREATE TRIGGER nothing BEFORE INSERT ON event_totals FOR EACH ROW EXECUTE FUNCTION nothing();
            """
        ),
        (
            "without the other indexes of lists",
            """
            DROP INDEX users_by_status, users_deleted, user_versions_by_status, user_versions_deleted;
            DROP INDEX user_versions_by_valid_from, audit_by_actor_and_type;
            CREATE INDEX user_versions_by_created_at ON user_versions (created_at, user_id);
            """
        ),
    ]

    @Sendable static func run() async throws {
        let users = CommandLine.arguments.dropFirst(2).first.flatMap { Int($0) } ?? 1_000_000
        let events = CommandLine.arguments.dropFirst(3).first.flatMap { Int($0) } ?? 200_000
        let directory = try await BenchmarkDirectory(users: users)
        print("\(events) events in deliveries of \(delivery) to \(users) users\n")
        print("| | µs an event | a delivery: p50, ms | p99, ms | longest, ms |")
        print("| --- | --- | --- | --- | --- |")
        for (name, change) in steps {
            if !change.isEmpty { try await directory.execute(change) }
            _ = try await directory.cluster.administrator.execute(
                Statement(name: "", sql: "CHECKPOINT"), [], timeout: .seconds(3600))
            var latency = Latency()
            var log = BenchmarkEvents(after: try await directory.models.checkpoint())
            for _ in 0..<(events / delivery) {
                let next = try log.next(delivery)
                _ = try await latency.measure { try await directory.models.apply(next) }
            }
            let cells = [
                latency.total * 1000 / Double(events), latency.median, latency.percentile(99), latency.percentile(100),
            ]
            print("| \(name) |", cells.map { "\(($0 * 10).rounded() / 10)" }.joined(separator: " | "), "|")
            fflush(nil)
        }
        await directory.stop()
    }
}
