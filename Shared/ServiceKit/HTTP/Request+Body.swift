import HTTPTypes
public import Hummingbird
import NIOCore

extension Request {
    /// The whole body. What it declares or sends beyond the limit is the 413 problem, at once.
    public func bodyBytes(upTo limit: Int) async throws -> [UInt8] {
        if let declared = headers[.contentLength].flatMap({ Int($0) }), declared > limit {
            throw Problem.contentTooLarge(limit: limit)
        }
        var bytes: [UInt8] = []
        for try await chunk in body {
            guard bytes.count + chunk.readableBytes <= limit else {
                throw Problem.contentTooLarge(limit: limit)
            }
            bytes.append(contentsOf: chunk.readableBytesView)
        }
        return bytes
    }
}
