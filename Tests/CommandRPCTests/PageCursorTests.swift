import FoundationEssentials
import Testing
import UserContract

@testable import CommandRPC

struct PageCursorTests {
    @Test(arguments: [0, 1, 255, 256, 1 << 40, Int64.max])
    func `a position comes back as it was`(position: Int64) {
        let text = PageCursor.text(position)
        #expect(text.wholeMatch(of: /[A-Za-z0-9_-]+/) != nil)
        #expect(PageCursor.position(in: text) == position)
        #expect(PageCursor.id(in: text) == nil)
    }

    @Test func `an id comes back as it was`() {
        let id = UUID.version7()
        #expect(PageCursor.id(in: PageCursor.text(id)) == id)
        #expect(PageCursor.position(in: PageCursor.text(id)) == nil)
    }

    @Test(arguments: ["", "7", "__________8", "AAAAAAAAAAAA", "a b", "é"])
    func `anything else is no cursor`(text: String) {
        #expect(PageCursor.position(in: text) == nil)
        #expect(PageCursor.id(in: text) == nil)
    }
}
