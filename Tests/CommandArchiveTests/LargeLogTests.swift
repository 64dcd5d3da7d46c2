import CommandArchive
import Testing
import UserContract

@Suite(.timeLimit(.minutes(3)))
struct LargeLogTests {
    @Test func `a log of many pages is verified, written, loaded and written again`() async throws {
        let story = Story.busy(users: 4800)
        #expect(story.events.count > 20_000)
        try await ArchiveDatabase.with(story) { original in
            #expect(try await original.verify().events == Int64(story.events.count))
            let file = try await original.export()
            #expect(file.firstDifference(from: LogFile(story.entries)) == nil)
            try await ArchiveDatabase.with { copy in
                try await copy.load(file, keepsLogID: true)
                #expect(try await copy.contents() == original.contents())
                #expect(try await copy.export().firstDifference(from: file, header: true) == nil)
            }
        }
    }

    @Test func `is written a page at a time`() async throws {
        try await ArchiveDatabase.with(.busy(users: 1200)) { database in
            var sizes: [Int] = []
            var told: [Int64] = []
            let exporter = LogExporter(client: database.service) { try await database.confirm() }
            try await exporter.export(.everything, to: { sizes.append($0.count) }) { done, _ in told.append(done) }
            #expect(sizes.count > 5)
            #expect(sizes.max()! < 1_000_000)
            #expect(told == told.sorted())
        }
    }
}
