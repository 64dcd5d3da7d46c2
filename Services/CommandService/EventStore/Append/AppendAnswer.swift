import CommandApplication
import FoundationEssentials
import Postgres
import UserContract

/// What `append_events` answered.
struct AppendAnswer {
    /// One for each command, in the order of the call; fewer when the answer has what this program does not know.
    private(set) var outcomes: [AppendOutcome] = []
    /// The log's last position after the append.
    private(set) var head: Int64 = 0
    /// 0 when every command was refused or changed nothing.
    private(set) var newEvents = 0

    /// - Parameter isRepeated: the first answer to these commands was lost. A duplicate whose events have the ids of the
    ///   request is then the request's own append.
    init(_ rows: Rows, to requests: [AppendRequest], isRepeated: Bool) throws(PostgresError) {
        outcomes.reserveCapacity(rows.count)
        for (row, request) in zip(rows, requests) {
            head = try row.decode(column: 11, as: Int64.self)
            guard let outcome = try Self.outcome(row, to: request, isRepeated: isRepeated) else { return }
            outcomes.append(outcome)
            if case .appended(_, let timestamps) = outcome { newEvents += timestamps.count }
        }
    }

    private static func outcome(
        _ row: Row, to request: AppendRequest, isRepeated: Bool
    ) throws(PostgresError) -> AppendOutcome? {
        switch try row.decode(column: 1, as: String.self) {
        case "appended":
            return try appended(row, request)
        case "duplicate":
            let handled = try handled(row, request)
            let first = try row.decode(column: 10, as: UUID?.self)
            if isRepeated, isOwn(request, handled, first: first) { return try appended(row, request) }
            return .duplicate(handled)
        case "command_id_reused":
            return .commandIDReused
        case "revision_conflict":
            return .revisionConflict(actual: try row.decode(column: 4, as: Int64.self))
        case "email_taken":
            // The first attempt may still be on its way, and find the address free by then. Every other refusal holds for it
            // too: revisions never go back, a command id stays what it is.
            return isRepeated ? .unsettled : .emailTaken
        default:
            return nil
        }
    }

    /// Whether a duplicate is the append whose answer was lost. A command without events has no event id to be known by: one
    /// that was recorded on the revision that this was decided on changed nothing either, whoever sent it.
    private static func isOwn(_ request: AppendRequest, _ handled: HandledCommand, first: UUID?) -> Bool {
        if let event = request.events.first { return event.eventID == first }
        return handled.aggregateID == request.aggregateID && handled.isWithoutEvents
            && handled.lastRevision == request.expectedRevision
    }

    /// One time for each event, a microsecond apart: that is how the function gives them.
    private static func appended(_ row: Row, _ request: AppendRequest) throws(PostgresError) -> AppendOutcome {
        let position = try row.decode(column: 2, as: Int64.self)
        guard let recorded = try row.decode(column: 3, as: PostgresTimestamp?.self) else {
            return .appended(firstPosition: position, timestamps: [])
        }
        let first = Timestamp(microseconds: recorded.microsecondsSince1970)
        return .appended(
            firstPosition: position,
            timestamps: request.events.indices.map { first.advanced(byMicroseconds: Int64($0)) })
    }

    private static func handled(_ row: Row, _ request: AppendRequest) throws(PostgresError) -> HandledCommand {
        HandledCommand(
            commandID: request.commandID, fingerprint: request.fingerprint,
            aggregateID: try row.decode(column: 5, as: UUID.self),
            firstRevision: try row.decode(column: 6, as: Int64.self),
            lastRevision: try row.decode(column: 7, as: Int64.self),
            firstPosition: try row.decode(column: 8, as: Int64.self),
            lastPosition: try row.decode(column: 9, as: Int64.self))
    }
}
