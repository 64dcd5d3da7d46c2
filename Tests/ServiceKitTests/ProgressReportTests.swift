import Testing

@testable import ServiceKit

struct ProgressReportTests {
    private static let start = ContinuousClock.now

    @Test func `tells percentage, rate and time left`() {
        let report = ProgressReport("exporting", unit: .events, every: .seconds(5), from: Self.start)
        #expect(
            report.line(done: 250, of: 1000, after: .seconds(10))
                == "exporting 25%, 250 events at 25 events/s, 0:30 left")
        #expect(
            report.line(done: 1, of: 3601, after: .seconds(1)) == "exporting 0%, 1 events at 1 events/s, 1:00:00 left")
    }

    @Test func `tells what it can when the whole is not known or nothing is done yet`() {
        let report = ProgressReport("importing", unit: .bytes, every: .seconds(5), from: Self.start)
        #expect(report.line(done: 20 << 20, of: 0, after: .seconds(2)) == "importing, 20 MiB at 10 MiB/s")
        #expect(report.line(done: 0, of: 1024, after: .zero) == "importing 0%, 0 KiB at 0 KiB/s")
        #expect(report.line(done: 2048, of: 1024, after: .seconds(1)) == "importing 100%, 2 KiB at 2 KiB/s, 0:00 left")
    }

    @Test func `tells nothing more often than asked`() {
        var report = ProgressReport("exporting", unit: .events, every: .seconds(5), from: Self.start)
        let told = (1...22).filter { second in
            report.line(done: Int64(second), of: 100, at: Self.start + .seconds(second)) != nil
        }
        #expect(told == [5, 10, 15, 20])
    }

    @Test func `draws a bar when it has room for one`() {
        let report = ProgressReport("replaying", unit: .events, every: .seconds(5), from: Self.start, barWidth: 10)
        #expect(
            report.line(done: 1, of: 6, after: .seconds(1))
                == "replaying [#.........] 16%, 1 events at 1 events/s, 0:05 left"
        )
        #expect(report.line(done: 9, of: 6, after: .seconds(1)).hasPrefix("replaying [##########] 100%, 9 events"))
        #expect(report.line(done: 9, of: 0, after: .seconds(1)) == "replaying, 9 events at 9 events/s")
    }

    @Test func `what was done before says nothing of the rate`() {
        let report = ProgressReport("replaying", unit: .events, every: .seconds(5), from: Self.start, doneBefore: 500)
        #expect(
            report.line(done: 600, of: 1_000, after: .seconds(10))
                == "replaying 60%, 600 events at 10 events/s, 0:40 left")
        #expect(report.line(done: 0, of: 1_000, after: .seconds(10)) == "replaying 0%, 0 events at 0 events/s")
    }
}
