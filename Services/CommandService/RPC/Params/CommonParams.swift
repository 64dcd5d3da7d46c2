import CommandApplication
import FoundationEssentials
import JSON
import JSONRPC
import UserContract

/// The params that every `user.*` method takes besides its own.
struct CommonParams: Sendable {
    let commandID: UUID?
    let expectedRevision: Int64?
    let correlationID: String?
    let dryRun: DryRun?

    /// Problems stay in the reader; the caller finishes it.
    init(_ reader: inout ParamReader) {
        commandID = reader.optional(Self.commandIDParam)
        expectedRevision = reader.optional(Self.expectedRevisionParam)
        correlationID = reader.optional(Self.correlationIDParam)
        let dry = reader.optional(Self.dryRunParam)
        let isDry = dry ?? false
        let revision = reader.optional(Self.atRevisionParam)
        let time = reader.optional(Self.atParam)
        // A dry_run that could not be read may well have been meant.
        if dry == false || !reader.isGiven("dry_run") {
            for name in ["at_revision", "at"] where reader.isGiven(name) {
                reader.report(name, "is taken only with dry_run")
            }
        }
        if revision != nil, time != nil {
            reader.report("at", "must not be given together with at_revision")
        }
        dryRun = isDry ? revision.map(DryRun.atRevision) ?? time.map(DryRun.at) ?? .now : nil
    }

    static let descriptors: [ParamDescriptor] = [
        .optional(commandIDParam), .optional(expectedRevisionParam), .optional(correlationIDParam),
        .optional(dryRunParam), .optional(atRevisionParam), .optional(atParam),
    ]

    private static let commandIDParam = Param(
        "command_id", "Makes it safe to repeat: the same id with the same params is carried out once.",
        schema: ["type": "string", "format": "uuid"], type: .uuid)

    private static let expectedRevisionParam = Param(
        "expected_revision", "Refused with 1006 unless the user is at this revision; 0: must not exist.",
        schema: ["type": "integer", "minimum": 0], type: .integer(in: 0...Int64.max))

    private static let correlationIDParam = Param(
        "correlation_id", "Recorded with the events; made when absent.",
        schema: ["type": "string", "minLength": 1, "maxLength": .integer(Int64(CorrelationID.limit))],
        type: CorrelationID.paramType)

    private static let dryRunParam = Param(
        "dry_run", "Decide, but append nothing.", schema: ["type": "boolean", "default": false], type: .bool)

    private static let atRevisionParam = Param(
        "at_revision", "With dry_run: decide on the user as it was at this revision.",
        schema: ["type": "integer", "minimum": 0], type: .integer(in: 0...Int64.max))

    private static let atParam = Param(
        "at", "With dry_run: decide on the user as it was at this time.",
        schema: ["type": "string", "format": "date-time"], type: .timestamp)
}
