import FoundationEssentials
import Glibc
import QueryReadModels
import UserContract

/// Search among many users against the same question as a plain statement, which has every index but the trigrams'. A
/// number after `search` is how many users there are.
enum SearchBenchmark {
    private static let texts = [
        "zzzz", "gonzalez", "zach", "hannah", "ann", "smith", "a sm", "小龍", "hindsight.t", "example",
    ]

    @Sendable static func run() async throws {
        let users = CommandLine.arguments.dropFirst(2).first.flatMap { Int($0) } ?? 1_000_000
        let directory = try await BenchmarkDirectory(users: users)
        let plain = PlainSearch(client: directory.client)
        print("\(users) users; each question once to warm up, then once\n")
        print("| searched for | p50, ms | p95, ms | plain: p50, ms | plain: p95, ms | at a moment: p50, ms | p95, ms |")
        print("| --- | --- | --- | --- | --- | --- | --- |")
        var (all, allPlain, allPast) = (Latency(), Latency(), Latency())
        for text in texts {
            var (now, bare, past) = (Latency(), Latency(), Latency())
            for var query in questions(text) {
                _ = try await directory.models.users(query)
                _ = try await now.measure { try await directory.models.users(query) }
                try await plain.users(query)
                _ = try await bare.measure { try await plain.users(query) }
                query.at = Timestamp(rfc3339: "2022-03-15T00:00:00Z")
                _ = try await directory.models.users(query)
                _ = try await past.measure { try await directory.models.users(query) }
            }
            row(text, now, bare, past)
            all.add(now)
            allPlain.add(bare)
            allPast.add(past)
        }
        row("all of them", all, allPlain, allPast)
        await directory.stop()
    }

    /// Every order, page size and a few filters.
    private static func questions(_ text: String) -> [DirectoryQuery] {
        var questions: [DirectoryQuery] = []
        for key in DirectorySort.Key.allCases {
            for (descending, limit) in [(false, 20), (true, 20), (false, 200)] {
                for (status, deleted) in [(nil, false), (nil, nil), (nil, true), (.suspended, false)]
                    as [(UserStatus?, Bool?)]
                {
                    var query = DirectoryQuery()
                    query.text = text
                    query.sort = DirectorySort(key, descending: descending)
                    query.limit = limit
                    query.status = status
                    query.deleted = deleted
                    questions.append(query)
                }
            }
        }
        return questions
    }

    private static func row(_ text: String, _ latencies: Latency...) {
        let cells = latencies.flatMap { [$0.median, $0.percentile(95)] }
        print("| \(text) |", cells.map { "\(($0 * 10).rounded() / 10)" }.joined(separator: " | "), "|")
        fflush(nil)
    }
}
