import JSON

/// The shape of the whole answer to a body.
enum ExpectedAnswer {
    case nothing
    case one(ExpectedResponse)
    case several([ExpectedResponse])

    init(to body: [UInt8], batchLimit: Int = 1_000) {
        guard let value = try? JSONParser.parse(body) else {
            self = .one(ExpectedResponse(id: ExpectedResponse.null, code: -32700))
            return
        }
        guard let calls = value.array else {
            self = ExpectedResponse(to: value, source: body).map(Self.one) ?? .nothing
            return
        }
        guard !calls.isEmpty else {
            self = .one(ExpectedResponse(id: ExpectedResponse.null, code: -32600))
            return
        }
        guard calls.count <= batchLimit else {
            self = .several([ExpectedResponse(id: ExpectedResponse.null, code: -32001)])
            return
        }
        let sources = ((try? JSONOutline.elements(of: body)) ?? nil) ?? []
        let responses = zip(calls, sources).compactMap { ExpectedResponse(to: $0, source: Array(body[$1])) }
        self = responses.isEmpty ? .nothing : .several(responses)
    }
}
