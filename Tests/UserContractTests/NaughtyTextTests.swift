import Testing
import UserContract

struct NaughtyTextTests {
    private func outcome(_ make: () throws(TextProblem) -> String) -> Result<[Unicode.Scalar], TextProblem> {
        do throws(TextProblem) {
            return .success(Array(try make().unicodeScalars))
        } catch {
            return .failure(error)
        }
    }

    /// Compared by code points: equality of strings would let another normal form pass.
    @Test(arguments: NaughtyText.all)
    func `a name and a reason take or refuse the same text`(_ naughty: NaughtyText) {
        let expected = naughty.outcome.map { Array($0.unicodeScalars) }
        #expect(outcome { () throws(TextProblem) in try UserName(naughty.text).text } == expected)
        #expect(outcome { () throws(TextProblem) in try Reason(naughty.text).text } == expected)
    }

    @Test(arguments: [
        ("letters", "a", 1), ("two bytes", "é", 1), ("composed", "e\u{301}", 1), ("beyond the first plane", "𝕊", 1),
        ("flags", "🇨🇭", 2), ("skin", "👍🏽", 2), ("families", "👩‍👩‍👧", 5), ("taken apart by NFC", "\u{958}", 2),
        ("marks that compose with nothing", "\u{302}", 1),
    ])
    func `a limit counts code points of what is stored, neither bytes nor what a reader sees`(
        what: String, text: String, codePoints: Int
    ) throws {
        for (limit, make) in [
            (UserName.limit, { (text: String) throws(TextProblem) in try UserName(text).text }),
            (Reason.limit, { (text: String) throws(TextProblem) in try Reason(text).text }),
        ] {
            let count = limit / codePoints
            let full = String(repeating: text, count: count)
            #expect(try make("  \(full)\n").unicodeScalars.count == count * codePoints)
            let tooLong = full + String(repeating: "x", count: limit - count * codePoints + 1)
            #expect(throws: TextProblem.tooManyCharacters(limit: limit)) { try make(tooLong) }
        }
    }
}
