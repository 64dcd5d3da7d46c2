import Testing
import UserContract

@testable import CommandRPC

struct TraceParentTests {
    private static let good = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"

    @Test func `a good header is handed on`() {
        #expect(TraceParent(headers: [Self.good])?.text == Self.good)
    }

    @Test func `a newer version is handed on as far as it is understood`() {
        let newer = "cc" + Self.good.dropFirst(2)
        #expect(TraceParent(newer)?.text == Self.good)
        #expect(TraceParent(newer + "-what-the-future-brings")?.text == Self.good)
    }

    @Test(
        arguments: [
            "", "00", good + "-x", good + " ", good.uppercased(), "ff" + good.dropFirst(2), "0" + good,
            "00-00000000000000000000000000000000-b7ad6b7169203331-01",
            "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01",
            "00-0af7651916cd43dd8448eb211c80319-b7ad6b7169203331-01",
            "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-1",
            "00-0af7651916cd43dd8448eb211c80319g-b7ad6b7169203331-01", "cc" + good.dropFirst(2) + ".x",
        ])
    func `anything else is ignored as a whole`(text: String) {
        #expect(TraceParent(text) == nil)
    }

    @Test func `none and two headers are ignored`() {
        #expect(TraceParent(headers: []) == nil)
        #expect(TraceParent(headers: [Self.good, Self.good]) == nil)
    }

    @Test(arguments: [("00", "00"), ("01", "01"), ("03", "03"), ("fd", "01"), ("02", "02")])
    func `a further span is sampled when its trace is`(flags: String, handedOn: String) throws {
        var generator = SystemRandomNumberGenerator()
        let parent = try #require(TraceParent(Self.good.dropLast(2) + flags))
        let span = TraceParent(spanIn: parent, using: &generator)
        #expect(span.flags == handedOn)
        #expect(span.traceID == parent.traceID)
        #expect(span.parentID != parent.parentID)
        #expect(TraceParent(span.text) == span)
    }
}
