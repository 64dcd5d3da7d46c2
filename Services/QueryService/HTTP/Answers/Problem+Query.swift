internal import HTTPTypes
internal import JSON
internal import QueryReadModels
internal import ServiceKit

extension Problem {
    /// 409: the read models have not come so far.
    static func notYetConsistent(required: Int64, position: Int64, waited: WaitPreference?) -> Problem {
        var headers: HTTPFields = [.retryAfter: "1", .hindsightPosition: String(position)]
        headers[.preferenceApplied] = waited?.applied
        return Problem(
            .conflict, type: "not-yet-consistent", title: "The read models have not come so far yet.",
            detail: "Position \(required) is asked for, \(position) is applied.",
            members: ["required_position": .integer(required), "position": .integer(position)], headers: headers)
    }

    /// 406 (RFC 9110, section 15.5.7).
    static func notAcceptable(_ mediaTypes: [String]) -> Problem {
        Problem(
            .notAcceptable, type: "not-acceptable", title: "There is no answer in a media type that is accepted.",
            detail: "Accept \(mediaTypes.joined(separator: ", ")).", headers: [.vary: "Accept"])
    }

    init(_ error: ReadModelError) {
        switch error {
        case .unavailable: self = .unavailable("The read models' database is away.", retryAfter: 1)
        case .notServing:
            self = .unavailable("The read models of this program's version have not been built yet.", retryAfter: 1)
        case .broken: self = .internalError
        }
    }
}
