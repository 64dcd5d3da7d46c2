import FoundationEssentials
import HTTPTypes
import JSON
import ServiceKit
import Testing
import UserContract

struct QueryParametersTests {
    private enum Deleted: String, CaseIterable {
        case no = "false"
        case any
    }

    @Test func `values are decoded as in HTML forms`() throws {
        let query = QueryParameters(
            query: "name=S%C3%A1ra+Li&q=a%26b%3Dc&empty=&bare", allowed: ["name", "q", "empty", "bare"])
        try query.finish()
        #expect(query.text("name") == "Sára Li")
        #expect(query.text("q") == "a&b=c")
        #expect(query.text("empty") == "")
        #expect(query.text("bare") == "")
    }

    @Test(arguments: ["name=%", "name=%4", "name=%zz", "name=%ff", "name=%ed%a0%80"])
    func `what is not percent-encoded UTF-8 is refused`(query: String) {
        let parameters = QueryParameters(query: query, allowed: ["name"])
        #expect(parameters.problems == [ParameterProblem("name", "must be percent-encoded UTF-8")])
    }

    @Test func `every problem is told at once`() throws {
        var query = QueryParameters(
            query: "nmae=x&limit=0&limit=2&at=yesterday&id=7&deleted=maybe&q=%00",
            allowed: ["limit", "at", "id", "deleted", "q"])
        #expect(query.integer("limit", in: 1...200) == nil)
        #expect(query.timestamp("at") == nil)
        #expect(query.uuid("id") == nil)
        #expect(query.choice("deleted", of: Deleted.self) == nil)
        query.refuse("at", "must not be given together with revision")
        let problem = #expect(throws: Problem.self) { try query.finish() }
        let errors = problem?.members["errors"]?.array ?? []
        #expect(
            errors.map { $0["parameter"]?.string } == ["nmae", "limit", "q", "limit", "at", "id", "deleted", "at"])
        #expect(problem?.status.code == 400)
    }

    @Test(arguments: ["", "+1", "-1", "1.0", "0x1", "١", " 1", "99999999999999999999", "201"])
    func `an integer is decimal digits within its range`(text: String) {
        var query = QueryParameters(
            query: "limit=" + text.replacing("+", with: "%2B").replacing(" ", with: "%20"), allowed: ["limit"])
        #expect(query.integer("limit", in: 1...200) == nil)
        #expect(query.problems == [ParameterProblem("limit", "must be a whole number from 1 to 200")])
    }

    @Test func `well-formed values are read`() throws {
        let id = UUID.version7()
        var query = QueryParameters(
            query: "limit=200&at=2026-03-15T15:47:00%2B01:00&id=\(id.text.uppercased())&deleted=any",
            allowed: ["limit", "at", "id", "deleted"])
        #expect(query.integer("limit", in: 1...200) == 200)
        #expect(query.timestamp("at") == Timestamp(rfc3339: "2026-03-15T14:47:00Z"))
        #expect(query.uuid("id") == id)
        #expect(query.choice("deleted", of: Deleted.self) == .any)
        try query.finish()
    }
}
