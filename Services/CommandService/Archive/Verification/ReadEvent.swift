import UserContract

/// An event whose data and metadata could be read.
struct ReadEvent {
    let position: Int64
    let event: UserEvent
    let metadata: EventMetadata

    init(_ recorded: RecordedEvent) throws(LogViolation) {
        position = recorded.position
        do {
            event = try recorded.userEvent()
        } catch {
            throw LogViolation(.story, at: recorded.position, error.description)
        }
        do {
            metadata = try recorded.eventMetadata()
        } catch {
            // Who acted, and under which command id: without either nobody answers for the event.
            throw LogViolation(.accountability, at: recorded.position, "of its metadata, \(error)")
        }
    }

    func checkAccountability() throws(LogViolation) {
        try require(!metadata.actor.isEmpty, "it has no actor")
        switch event {
        case .created, .nameChanged, .emailChanged: break
        case .statusChanged(let changed): try check(reason: changed.reason)
        case .deleted(let deleted): try check(reason: deleted.reason, actor: deleted.deletedBy)
        case .restored(let restored): try check(reason: restored.reason, actor: restored.restoredBy)
        }
    }

    private func check(reason: String, actor: String? = nil) throws(LogViolation) {
        try require(!reason.isEmpty, "it has no reason")
        try require(metadata.reason == reason, "the reasons in its data and its metadata differ")
        try require(actor == nil || actor == metadata.actor, "the actors in its data and its metadata differ")
    }

    private func require(_ holds: Bool, _ problem: String) throws(LogViolation) {
        guard holds else { throw LogViolation(.accountability, at: position, problem) }
    }
}
