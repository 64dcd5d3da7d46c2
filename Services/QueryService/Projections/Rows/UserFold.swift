internal import UserContract

/// What a user is after one more event.
public enum UserFold {
    /// The rules of a user were judged when the event was made; here only its place in the user's history is checked,
    /// because a hole would make everything after it wrong.
    public static func apply(
        _ event: ProjectedEvent, to user: ProjectedUser?
    ) throws(DeliveryProblem) -> ProjectedUser {
        let expected = (user?.revision ?? 0) + 1
        guard event.revision == expected else {
            throw .revisionOutOfSequence(position: event.position, expected: expected, found: event.revision)
        }
        if case .created(let payload) = event.event {
            guard user == nil else { throw .notCreatedFirst(position: event.position) }
            return created(payload, by: event)
        }
        guard var user else { throw .notCreatedFirst(position: event.position) }
        change(&user, by: event)
        user.revision = event.revision
        user.updatedAt = event.timestamp
        return user
    }

    private static func created(_ payload: UserCreated.V2, by event: ProjectedEvent) -> ProjectedUser {
        ProjectedUser(
            id: event.userID, revision: event.revision, name: payload.name, email: payload.email,
            status: payload.status, locale: payload.locale, createdAt: event.timestamp, updatedAt: event.timestamp,
            deletion: nil)
    }

    private static func change(_ user: inout ProjectedUser, by event: ProjectedEvent) {
        switch event.event {
        case .created: break
        case .nameChanged(let payload): user.name = payload.name
        case .emailChanged(let payload): user.email = payload.email
        case .statusChanged(let payload): user.status = payload.status
        case .deleted(let payload):
            user.deletion = UserDeletion(at: event.timestamp, by: payload.deletedBy, reason: payload.reason)
        case .restored: user.deletion = nil
        }
    }
}
