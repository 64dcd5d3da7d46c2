import FoundationEssentials
import JSON
import QueryReadModels
import ServiceKit
import Testing
import UserContract

@testable import QueryHTTP

struct CursorTests {
    private let user = UUID(text: "22222222-2222-7222-8222-222222222222")!
    private let time = Timestamp(rfc3339: "2026-03-15T15:47:00.000001Z")!

    private var places: [DirectoryPlace] {
        [
            DirectoryPlace(key: .time(time), user: user, moment: nil),
            DirectoryPlace(key: .time(time), user: user, moment: 0),
            DirectoryPlace(key: .text("Élodie \"x\" \u{1F600} ~~~???"), user: user, moment: .max),
            DirectoryPlace(key: .text(""), user: user, moment: nil),
        ]
    }

    @Test func `a place comes back as it went, in letters that need no encoding`() {
        let question = CursorQuestion(DirectoryQuery())
        for place in places {
            let text = Cursor.text(place, of: question)
            #expect(!text.isEmpty)
            #expect(text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_") })
            #expect(Cursor.place(in: text, of: question) == place)
        }
        #expect(Cursor.place(in: Cursor.text(Int64(7), of: question), of: question) == Int64(7))
    }

    @Test func `any change of the question makes it another one`() throws {
        let changes: [(inout DirectoryQuery) throws -> Void] = [
            { $0.email = try EmailAddress("a@b.c") }, { $0.name = try UserName("a") }, { $0.status = .active },
            { $0.text = "a" }, { $0.text = "1:a" }, { $0.deleted = nil }, { $0.deleted = true },
            { $0.createdFrom = Timestamp(microseconds: 1) }, { $0.createdTo = Timestamp(microseconds: 1) },
            { $0.at = Timestamp(microseconds: 1) }, { $0.sort.descending = true }, { $0.sort.key = .name },
        ]
        var hashes = Set([CursorQuestion(DirectoryQuery()).hash, CursorQuestion(AuditQuery()).hash])
        hashes.insert(CursorQuestion(historyOf: user).hash)
        for change in changes {
            var query = DirectoryQuery()
            try change(&query)
            hashes.insert(CursorQuestion(query).hash)
        }
        #expect(hashes.count == changes.count + 3)
    }

    @Test func `the size of a page is no part of the question`() {
        var query = DirectoryQuery()
        query.limit = 1
        #expect(CursorQuestion(query) == CursorQuestion(DirectoryQuery()))
    }

    @Test func `a cursor of another question is refused by every list`() throws {
        let history = Cursor.text(Int64(7), of: CursorQuestion(historyOf: user))
        let audit = Cursor.text(Int64(7), of: CursorQuestion(AuditQuery()))
        let users = Cursor.text(places[0], of: CursorQuestion(DirectoryQuery()))
        #expect(try HistoryParameters(id: user.text, query: "cursor=\(history)").after == 7)
        #expect(try AuditParameters(query: "cursor=\(audit)").query.before == 7)
        #expect(try DirectoryParameters(query: "cursor=\(users)").query.after == places[0])
        #expect(throws: Problem.self) {
            try HistoryParameters(id: "22222222-2222-7222-8222-222222222223", query: "cursor=\(history)")
        }
        #expect(throws: Problem.self) { try AuditParameters(query: "actor=a&cursor=\(audit)") }
        #expect(throws: Problem.self) { try AuditParameters(query: "cursor=\(history)") }
        #expect(throws: Problem.self) { try DirectoryParameters(query: "sort=name&cursor=\(users)") }
        #expect(throws: Problem.self) { try DirectoryParameters(query: "cursor=\(audit)") }
    }

    @Test(arguments: [
        #"{"u":"x","t":"2026-03-15T15:47:00Z"}"#, #"{"t":"2026-03-15T15:47:00Z"}"#,
        #"{"u":"22222222-2222-7222-8222-222222222222"}"#,
        #"{"u":"22222222-2222-7222-8222-222222222222","t":"soon"}"#,
        #"{"u":"22222222-2222-7222-8222-222222222222","k":7}"#,
        #"{"u":"22222222-2222-7222-8222-222222222222","k":"a\u0000b"}"#,
        #"{"u":"22222222-2222-7222-8222-222222222222","k":"a","m":-1}"#,
        #"{"u":"22222222-2222-7222-8222-222222222222","k":"a","m":"1"}"#, "7", "null", "[]", #""""#,
    ])
    func `a forged place is no place`(place: String) throws {
        let question = CursorQuestion(DirectoryQuery())
        let forged = Base64URL.encode(Array(#"{"q":"\#(question.hash)","p":\#(place)}"#.utf8))
        let found: DirectoryPlace? = Cursor.place(in: forged, of: question)
        #expect(found == nil)
    }

    @Test func `damaged cursors are refused or point somewhere, and never more`() {
        let question = CursorQuestion(DirectoryQuery())
        for place in places {
            let good = Array(Cursor.text(place, of: question).utf8)
            for index in good.indices {
                for byte in stride(from: UInt8(0x21), to: 0x7F, by: 13) {
                    var bad = good
                    bad[index] = byte
                    let text = String(decoding: bad, as: UTF8.self)
                    // What is still read is a whole place: it can be written again.
                    if let found: DirectoryPlace = Cursor.place(in: text, of: question) {
                        #expect(Cursor.place(in: Cursor.text(found, of: question), of: question) == found)
                    }
                }
            }
            for length in 0..<good.count {
                let cut = String(decoding: good[..<length], as: UTF8.self)
                let found: DirectoryPlace? = Cursor.place(in: cut, of: question)
                #expect(found == nil)
            }
        }
    }

    @Test(arguments: ["=", "e30=", "e30==", "e3+0", "e3/0", "a", "e31", "é", " e30"])
    func `base64url has one form`(text: String) {
        #expect(Base64URL.decode(text) == nil)
    }

    @Test func `base64url is reversible`() {
        for count in 0..<20 {
            let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 83 &+ count &* 7) }
            #expect(Base64URL.decode(Base64URL.encode(bytes)) == bytes)
        }
    }
}
