internal import HTTPTypes
internal import Hummingbird
internal import Logging
internal import NIOCore
internal import QueryReadModels
internal import ServiceKit

/// Every matching entry of the audit in one answer, newest first, in bounded memory.
///
/// It is read a slice at a time, each when the client has taken the one before, so a slow client holds no connection to the
/// database. From the first slice on it goes backwards: what is applied meanwhile is newer and does not take part.
struct AuditExport: Sendable {
    let readModels: ReadModels
    let format: AuditFormat
    let query: AuditQuery
    /// Rows at most; nil: all.
    let limit: Int64?

    static let slice: Int64 = 1_000

    func firstSlice() async throws(ReadModelError) -> Snapshot<[AuditRecord]> {
        try await slice(before: query.before, left: limit ?? .max)
    }

    func response(_ first: [AuditRecord], logger: Logger) -> Response {
        Response(
            status: .ok,
            headers: [
                .contentType: format.contentType, .cacheControl: CachePolicy.never.rawValue, .vary: "Accept",
                .contentDisposition: "attachment; filename=\"\(format.fileName)\"", .xContentTypeOptions: "nosniff",
            ],
            body: ResponseBody { writer in
                do {
                    try await write(first, to: &writer)
                } catch let error as ReadModelError {
                    // The answer has begun; without its end the client sees that it is not whole.
                    logger.error("An export was broken off. \(error)")
                    throw error
                }
                try await writer.finish(nil)
            })
    }

    /// Where the writer's own functions run, so that it never crosses over.
    @concurrent
    private func write(_ first: [AuditRecord], to writer: inout any ResponseBodyWriter) async throws {
        var left = limit ?? .max
        var records = first
        var bytes = format == .csv ? AuditRow.header : []
        while true {
            let shown = records.prefix(Int(min(Self.slice, left)))
            for record in shown {
                try AuditRow.append(record, as: format, to: &bytes)
            }
            if !bytes.isEmpty {
                try await writer.write(ByteBuffer(bytes: bytes))
            }
            left -= Int64(shown.count)
            guard left > 0, records.count > shown.count, let last = shown.last else { return }
            bytes.removeAll(keepingCapacity: true)
            records = try await slice(before: last.position, left: left).value
        }
    }

    /// One record more than is shown of it, which tells whether there is another one.
    private func slice(before: Int64?, left: Int64) async throws(ReadModelError) -> Snapshot<[AuditRecord]> {
        var query = query
        query.before = before
        query.limit = Int(min(Self.slice, left))
        return try await readModels.audit(query)
    }
}
