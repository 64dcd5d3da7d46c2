internal import HTTPTypes
internal import Hummingbird
internal import JSON
internal import QueryReadModels
internal import ServiceKit
internal import UserContract

/// Answers about one user, now or then.
enum UserAnswer {
    static func current(_ record: UserRecord?, ifNoneMatch: [String]) throws(Problem) -> Response {
        guard let record else { throw unknown("There is no user of this id.") }
        return try answer(record, cache: .revalidate, headers: [:], ifNoneMatch: ifNoneMatch)
    }

    static func past(
        _ snapshot: Snapshot<PastUser?>, at moment: UserMoment, ifNoneMatch: [String]
    ) throws(Problem) -> Response {
        guard let user = snapshot.value else {
            var problem = unknown("There was no user of this id then.")
            if snapshot.isLater(than: moment) {
                problem.headers[.cacheControl] = CachePolicy.forever.rawValue
            }
            throw problem
        }
        return try answer(
            user.record, cache: user.isFinal ? .forever : .never,
            headers: [.mementoDatetime: user.recordedAt.httpDate], ifNoneMatch: ifNoneMatch)
    }

    private static func answer(
        _ record: UserRecord, cache: CachePolicy, headers: HTTPFields, ifNoneMatch: [String]
    ) throws(Problem) -> Response {
        var headers = headers
        headers[.cacheControl] = cache.rawValue
        if record.isDeleted {
            throw gone(record, headers: headers)
        }
        let tag = EntityTag(revision: record.revision)
        headers[.eTag] = tag.text
        if tag.matches(ifNoneMatch: ifNoneMatch) {
            return Response(status: .notModified, headers: headers)
        }
        return .json(record.document, headers: headers)
    }

    private static func unknown(_ detail: String) -> Problem {
        .notFound(detail)
    }

    /// 410 with when, by whom and why, and the user as it was last.
    private static func gone(_ record: UserRecord, headers: HTTPFields) -> Problem {
        guard let user = try? JSONParser.parse(record.document) else { return .internalError }
        var members: JSONObject = [:]
        for key in ["deleted_at", "deleted_by", "deletion_reason"] {
            members[key] = user[key]
        }
        members["user"] = user
        return Problem(
            .gone, type: "user-deleted", title: "The user was deleted.",
            detail: "The members say when, by whom and why, and what the user was.", members: members, headers: headers)
    }
}

extension Snapshot {
    /// Whether an event later than the moment has been applied, so that who did not exist then never will have.
    fileprivate func isLater(than moment: UserMoment) -> Bool {
        switch moment {
        case .time(let time): recordedAt.map { $0 > time } ?? false
        case .position(let wanted): position > wanted
        // It may come to be.
        case .revision: false
        }
    }
}
