import FoundationEssentials
import JSON
import UserContract

/// What `GET /stats` must answer, counted from the log.
enum ExpectedStatistics {
    static func document(_ fold: Fold) -> JSONValue {
        var users: [String: Int64] = ["active": 0, "suspended": 0, "deactivated": 0, "deleted": 0]
        for user in fold.users { users[user.deletion == nil ? user.status.rawValue : "deleted", default: 0] += 1 }
        var events = Dictionary(uniqueKeysWithValues: UserEventType.allCases.map { ($0.rawValue, Int64(0)) })
        var days: [String: (created: Int64, deleted: Int64)] = [:]
        for event in fold.events {
            events[event.type, default: 0] += 1
            let day = String(event.timestamp.rfc3339.prefix(10))
            if event.type == UserEventType.created.rawValue { days[day, default: (0, 0)].created += 1 }
            if event.type == UserEventType.deleted.rawValue { days[day, default: (0, 0)].deleted += 1 }
        }
        let told = days.sorted { $0.key < $1.key }.map { day, counts -> JSONValue in
            ["day": .string(day), "created": .integer(counts.created), "deleted": .integer(counts.deleted)]
        }
        return ["users": counts(users), "days": .array(told), "events": counts(events)]
    }

    private static func counts(_ counts: [String: Int64]) -> JSONValue {
        var object: JSONObject = [:]
        for (name, count) in counts { object[name] = .integer(count) }
        return .object(object)
    }
}
