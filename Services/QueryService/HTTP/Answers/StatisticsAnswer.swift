internal import HTTPTypes
internal import Hummingbird
internal import JSON
internal import QueryProjections
internal import QueryReadModels
internal import ServiceKit
internal import UserContract

/// The answer of `GET /stats`. Every state and every event type is in it, also those that nobody has.
enum StatisticsAnswer {
    static func response(_ statistics: DirectoryStatistics) -> Response {
        .json(document(statistics), headers: [.cacheControl: CachePolicy.never.rawValue])
    }

    static func document(_ statistics: DirectoryStatistics) -> [UInt8] {
        var writer = JSONWriter(reservingCapacity: 512 + 64 * statistics.days.count)
        writer.beginObject()
        writer.key("users")
        writer.beginObject()
        for state in UserState.allCases {
            writer.member(state.rawValue, statistics.users[state] ?? 0)
        }
        writer.endObject()
        writer.key("days")
        writer.beginArray()
        for day in statistics.days {
            writer.beginObject()
            writer.member("day", day.day)
            writer.member("created", day.counts.created)
            writer.member("deleted", day.counts.deleted)
            writer.endObject()
        }
        writer.endArray()
        writer.key("events")
        writer.beginObject()
        for type in UserEventType.allCases {
            writer.member(type.rawValue, statistics.events[type] ?? 0)
        }
        writer.endObject()
        writer.endObject()
        return writer.bytes
    }
}
