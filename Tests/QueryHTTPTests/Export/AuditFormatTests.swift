import Testing

@testable import QueryHTTP

struct AuditFormatTests {
    @Test(
        arguments: [
            ([], .json), ([""], .json), (["*/*"], .json), (["application/json"], .json), (["application/*"], .json),
            (["text/csv"], .csv), (["text/*"], .csv), (["TEXT/CSV"], .csv), (["text/csv; charset=utf-8"], .csv),
            (["application/x-ndjson"], .ndjson), (["application/x-ndjson, */*"], .json),
            (["application/x-ndjson, */*;q=0.1"], .ndjson), (["text/csv;q=0.5, application/json;q=0.4"], .csv),
            (["text/csv;q=0.5,application/json;q=0.5"], .json), (["text/csv;q=0.5", "application/x-ndjson"], .ndjson),
            (["*/*, application/json;q=0"], .csv), (["application/*;q=0.3, application/json;q=0.1"], .ndjson),
            (["text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.8"], .json),
            (["nonsense"], .json), (["text/csv;q=2"], .json), (["text/csv;q=0.1234, text/csv;q=0.001"], .csv),
            (["*/json"], .json), (["text/csv ; q=1.000 , */* ; q=0"], .csv),
        ] as [([String], AuditFormat)])
    func `the format is the one that the client likes best`(accept: [String], format: AuditFormat) {
        #expect(AuditFormat(accept: accept) == format, "\(accept)")
    }

    @Test(arguments: [
        ["text/html"], ["*/*;q=0"], ["application/json;q=0"], ["image/*, text/csv;q=0.000"],
        ["application/problem+json"],
    ])
    func `a client that takes nothing of it is told so`(accept: [String]) {
        #expect(AuditFormat(accept: accept) == nil, "\(accept)")
    }
}
