import FoundationEssentials
import QueryHTTP
import QueryReadModels
import Testing
import UserContract

struct AcceptedQueryTests {
    private let id = UUID(text: "22222222-2222-7222-8222-222222222222")!
    private let time = Timestamp(rfc3339: "2026-03-15T15:47:00.123456Z")!

    @Test func `a list asked for without anything has the contract's defaults`() throws {
        let query = try DirectoryParameters(query: "").query
        var expected = DirectoryQuery()
        expected.deleted = false
        expected.sort = DirectorySort(.createdAt)
        expected.limit = 20
        #expect(query == expected)
    }

    @Test func `every filter of a list is read`() throws {
        let parameters = try DirectoryParameters(
            query: "email=%20Sara@Example.com&name=+Sara+Lee+&status=suspended&q=%25a&deleted=any&limit=200"
                + "&created_from=2026-03-15T16:47:00.123456%2B01:00&created_to=2026-03-15t15:47:00.1234569z"
                + "&at=2026-03-15T15:47:00.123456Z&sort=-updated_at&min_position=9223372036854775807")
        var expected = DirectoryQuery()
        expected.email = try EmailAddress("Sara@Example.com")
        expected.name = try UserName("Sara Lee")
        expected.status = .suspended
        expected.text = "%a"
        expected.deleted = nil
        expected.createdFrom = time
        expected.createdTo = time
        expected.at = time
        expected.sort = DirectorySort(.updatedAt, descending: true)
        expected.limit = 200
        #expect(parameters.query == expected)
        #expect(parameters.minimumPosition == .max)
    }

    @Test(arguments: [("false", false), ("true", true), ("any", nil)] as [(String, Bool?)])
    func `deleted is one of three words`(word: String, wanted: Bool?) throws {
        #expect(try DirectoryParameters(query: "deleted=\(word)").query.deleted == wanted)
    }

    @Test(arguments: DirectorySort.Key.allCases, [false, true])
    func `every order goes both ways`(key: DirectorySort.Key, descending: Bool) throws {
        let text = (descending ? "-" : "") + key.rawValue
        #expect(
            try DirectoryParameters(query: "sort=\(text)").query.sort == DirectorySort(key, descending: descending))
    }

    @Test func `a user is asked for now or at one moment, its id in any letter case`() throws {
        let upper = "22222222-2222-7222-8222-222222222222".uppercased()
        #expect(try UserParameters(id: upper, query: "").id == id)
        #expect(try UserParameters(id: id.text, query: "").moment == nil)
        #expect(try UserParameters(id: id.text, query: "at=\(time.rfc3339)").moment == .time(time))
        #expect(try UserParameters(id: id.text, query: "revision=7").moment == .revision(7))
        #expect(try UserParameters(id: id.text, query: "position=0&min_position=4").moment == .position(0))
        #expect(try UserParameters(id: id.text, query: "position=0&min_position=4").minimumPosition == 4)
    }

    @Test func `an audit's filters are read`() throws {
        let query = try AuditParameters(
            query: "actor=al%20ice&event_type=USER_DELETED&user_id=\(id.text)&correlation_id=c-1"
                + "&from=\(time.rfc3339)&to=\(time.rfc3339)&limit=1"
        ).query
        var expected = AuditQuery()
        expected.actor = "al ice"
        expected.eventType = .deleted
        expected.user = id
        expected.correlationID = "c-1"
        expected.from = time
        expected.to = time
        expected.limit = 1
        #expect(query == expected)
    }
}
