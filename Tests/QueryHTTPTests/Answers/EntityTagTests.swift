import Testing

@testable import QueryHTTP

struct EntityTagTests {
    @Test func `a tag is the projection's version and the revision`() {
        #expect(EntityTag(revision: 3).text == "\"1-3\"")
    }

    @Test(arguments: [
        (["\"1-3\""], true), (["W/\"1-3\""], true), (["*"], true), (["\"1-2\", \"1-3\""], true),
        (["\"1-2\"", "\"1-3\""], true), (["\"1-2\" ,W/\"1-3\" "], true), ([], false), ([""], false), (["1-3"], false),
        (["\"1-33\""], false), (["\"1-2\""], false), (["w/\"1-3\""], false), (["\"2-3\""], false),
    ])
    func `it is found among what the client has`(values: [String], found: Bool) {
        #expect(EntityTag(revision: 3).matches(ifNoneMatch: values) == found)
    }
}
