import Testing

@testable import QueryHTTP

struct CSVCellTests {
    @Test(arguments: [
        ("", ""), ("plain", "plain"), ("two words", "two words"), ("a,b", "\"a,b\""),
        ("say \"x\"", "\"say \"\"x\"\"\""),
        ("a\nb", "\"a\nb\""), ("a\r\nb", "\"a\r\nb\""), ("Élodie 李", "Élodie 李"), ("a=b", "a=b"), ("1-2", "1-2"),
    ])
    func `text is quoted where RFC 4180 wants it`(text: String, cell: String) {
        expect(cell, of: text)
    }

    @Test(arguments: [
        ("=1+1", "\"'=1+1\""), ("+49", "\"'+49\""), ("-1", "\"'-1\""), ("@SUM(A1)", "\"'@SUM(A1)\""),
        ("\t=1", "\"'\t=1\""), ("\r=1", "\"'\r=1\""), ("\n=1", "\"'\n=1\""),
        ("=HYPERLINK(\"http://x\",\"y\")", "\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\""),
    ])
    func `what a spreadsheet would compute stays text`(text: String, cell: String) {
        expect(cell, of: text)
    }

    private func expect(_ cell: String, of text: String) {
        var bytes: [UInt8] = []
        CSVCell.append(text, to: &bytes)
        #expect(String(decoding: bytes, as: UTF8.self) == cell)
    }
}
