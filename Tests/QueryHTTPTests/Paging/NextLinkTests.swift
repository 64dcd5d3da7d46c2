import Testing

@testable import QueryHTTP

struct NextLinkTests {
    @Test(
        arguments: [
            (nil, "</users?cursor=c>; rel=\"next\""), ("", "</users?cursor=c>; rel=\"next\""),
            ("limit=1&q=a%20b", "</users?limit=1&q=a%20b&cursor=c>; rel=\"next\""),
            ("cursor=old&limit=1&min_position=7", "</users?limit=1&cursor=c>; rel=\"next\""),
            ("q=a>b\"&&limit=1", "</users?q=a%3Eb%22&limit=1&cursor=c>; rel=\"next\""),
        ] as [(String?, String)])
    func `the next page is the same question with another cursor`(query: String?, link: String) {
        #expect(NextLink.header(path: "/users", query: query, cursor: "c") == link)
    }
}
