import QueryProjections

/// What may become of rows outside the service: each leaves the read models telling something that the log does not say.
enum Damage: CaseIterable {
    case renamedUser
    case movedUser
    case rewrittenBody
    case lostUser
    case rewrittenVersion
    case openVersion
    case lostVersion
    case lostFirstVersion
    case notFoundAnyMore
    case otherActor
    case otherEvent
    case lostAuditRow

    /// `$1` is the user.
    var sql: String {
        switch self {
        case .renamedUser: "UPDATE users SET name = 'Mallory' WHERE user_id = $1"
        case .movedUser: "UPDATE users SET email_key = 'mallory@example.com' WHERE user_id = $1"
        case .rewrittenBody: "UPDATE users SET body = '{}' WHERE user_id = $1"
        case .lostUser: "DELETE FROM users WHERE user_id = $1"
        case .rewrittenVersion: "UPDATE user_versions SET body = '{}' WHERE user_id = $1 AND revision = 2"
        case .openVersion:
            """
            UPDATE user_versions SET until_position = 9223372036854775807, valid_to = 'infinity'
            WHERE user_id = $1 AND revision = 1
            """
        case .lostVersion: "DELETE FROM user_versions WHERE user_id = $1 AND revision = 2"
        case .lostFirstVersion: "DELETE FROM user_versions WHERE user_id = $1 AND revision = 1"
        case .notFoundAnyMore: "DELETE FROM user_names WHERE user_id = $1"
        case .otherActor:
            "UPDATE audit SET actor = 'nobody' WHERE user_id = $1 AND revision = 1"
        case .otherEvent:
            "UPDATE audit SET event_id = gen_random_uuid() WHERE user_id = $1 AND revision = 1"
        case .lostAuditRow: "DELETE FROM audit WHERE user_id = $1 AND revision = 1"
        }
    }

    var kind: ReadModelDifference.Kind {
        switch self {
        case .renamedUser, .movedUser, .rewrittenBody, .lostUser: .user
        case .rewrittenVersion, .openVersion, .lostVersion, .lostFirstVersion, .notFoundAnyMore: .version
        case .otherActor, .otherEvent, .lostAuditRow: .audit
        }
    }

    func fits(_ difference: ReadModelDifference) -> Bool {
        switch self {
        case .lostUser, .lostVersion, .lostFirstVersion, .lostAuditRow: difference.problem == .missing
        case .renamedUser: difference.fields == ["name"]
        case .movedUser: difference.fields == ["email_key"]
        // Where a stretch begins behind it, it cannot be what was before.
        case .rewrittenVersion: difference.fields == ["body"] || difference.problem == .missing
        case .rewrittenBody: difference.fields == ["body"]
        case .openVersion: difference.fields == ["until_position", "valid_to"]
        case .notFoundAnyMore: difference.fields == ["search"]
        case .otherActor: difference.fields == ["actor"]
        case .otherEvent: difference.fields == ["event_id"]
        }
    }
}
