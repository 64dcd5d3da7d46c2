import FoundationEssentials
import JSON
import UserContract

/// A user as the events up to one of its revisions say it is: written here once more, on purpose, apart from the
/// projections that it judges.
struct ExpectedUser: Sendable, Hashable {
    let id: UUID
    var revision: Int64 = 0
    var position: Int64 = 0
    var name = ""
    var email = ""
    var status = UserStatus.active
    var locale = ""
    var createdAt: Timestamp
    var updatedAt: Timestamp
    var deletion: (JSONObject)?

    init(_ event: RecordedEvent) throws {
        id = event.aggregateID
        createdAt = event.timestamp
        updatedAt = event.timestamp
        try apply(event)
    }

    mutating func apply(_ event: RecordedEvent) throws {
        switch try event.userEvent() {
        case .created(let payload):
            name = payload.name
            email = payload.email
            status = payload.status
            locale = payload.locale
        case .nameChanged(let payload): name = payload.name
        case .emailChanged(let payload): email = payload.email
        case .statusChanged(let payload): status = payload.status
        case .deleted(let payload):
            deletion = [
                "deleted_at": .string(event.timestamp.rfc3339), "deleted_by": .string(payload.deletedBy),
                "deletion_reason": .string(payload.reason),
            ]
        case .restored: deletion = nil
        }
        revision = event.revision
        position = event.position
        updatedAt = event.timestamp
    }

    /// The user of the contract, section 3.
    var json: JSONValue {
        var object: JSONObject = [
            "id": .string(id.text), "name": .string(name), "email": .string(email),
            "status": .string(status.rawValue), "locale": .string(locale), "revision": .integer(revision),
            "created_at": .string(createdAt.rfc3339), "updated_at": .string(updatedAt.rfc3339),
        ]
        for (key, value) in deletion?.members ?? [] { object[key] = value }
        return .object(object)
    }
}
