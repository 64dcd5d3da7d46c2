import CommandApplication
import FoundationEssentials
import Postgres

/// The parameters of `append_events`: an array for each column, commands first, then their events.
struct AppendCall {
    private var commandIDs: [UUID] = []
    private var fingerprints: [Bytes] = []
    private var streamIDs: [UUID] = []
    private var expectedRevisions: [Int64] = []
    private var eventCounts: [Int32] = []
    private var releasedEmails: [String?] = []
    private var takenEmails: [String?] = []
    private var commandsOfEvents: [Int32] = []
    private var eventIDs: [UUID] = []
    private var eventTypes: [String] = []
    private var schemaVersions: [Int32] = []
    private var data: [JSONText] = []
    private var metadata: [JSONText] = []

    init(_ requests: [AppendRequest]) {
        for (index, request) in requests.enumerated() {
            commandIDs.append(request.commandID)
            fingerprints.append(Bytes(request.fingerprint))
            streamIDs.append(request.aggregateID)
            expectedRevisions.append(request.expectedRevision)
            eventCounts.append(Int32(request.events.count))
            releasedEmails.append(request.releasedEmail)
            takenEmails.append(request.takenEmail)
            for event in request.events {
                commandsOfEvents.append(Int32(index + 1))
                eventIDs.append(event.eventID)
                eventTypes.append(event.type)
                schemaVersions.append(Int32(event.version))
                data.append(JSONText(event.data))
                metadata.append(JSONText(event.metadata))
            }
        }
    }

    var binds: Binds {
        [
            Statements.log, commandIDs, fingerprints, streamIDs, expectedRevisions, eventCounts, releasedEmails,
            takenEmails, commandsOfEvents, eventIDs, eventTypes, schemaVersions, data, metadata,
        ]
    }
}
