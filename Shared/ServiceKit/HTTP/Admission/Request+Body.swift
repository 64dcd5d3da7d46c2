import HTTPTypes
public import Hummingbird
import NIOCore
import NIOHTTP1

extension Request {
    /// The whole body, which counts as memory of the service until the request is answered.
    ///
    /// - Throws: the problem 413 at once when it declares or sends more than `limit` bytes; 408 when it comes too
    ///   slowly; 400 when it is malformed or cut off; 503 when the service has no room for it.
    public func bodyBytes(upTo limit: Int, for context: ServiceContext) async throws -> [UInt8] {
        let declared = headers[.contentLength].flatMap { Int($0) }
        if let declared, declared > limit {
            throw Problem.contentTooLarge(limit: limit)
        }
        context.slot?.startBody()
        var bytes: [UInt8] = []
        do {
            for try await chunk in body {
                guard bytes.count + chunk.readableBytes <= limit else {
                    throw Problem.contentTooLarge(limit: limit)
                }
                try context.slot?.hold(chunk.readableBytes)
                bytes.append(contentsOf: chunk.readableBytesView)
            }
        } catch {
            throw Self.bodyProblem(error)
        }
        guard bytes.count >= declared ?? 0 else {
            throw Problem.badRequest("The body ended before its declared length.")
        }
        try context.slot?.endBody()
        return bytes
    }

    private static func bodyProblem(_ error: any Error) -> any Error {
        switch error {
        case is Problem, is CancellationError:
            return error
        case let timeout as RequestTimeout:
            return timeout.isDraining
                ? ShedReason.draining.problem : Problem.requestTimeout("The request's body did not come in time.")
        case is HTTPParserError:
            var problem = Problem.badRequest("The body is not HTTP/1.1.")
            problem.headers[.connection] = "close"
            return problem
        default:
            return Problem.badRequest("The connection ended within the body.")
        }
    }
}
