import CommandDelivery
import Curl
import HTTPTypes
import JSON
import ServiceKit

extension Problem {
    /// 422 with everything that is wrong in `errors`.
    static func invalidReplay(_ problems: [ParameterProblem]) -> Problem {
        let errors = problems.map { problem -> JSONValue in
            ["parameter": .string(problem.parameter), "detail": .string(problem.detail)]
        }
        return Problem(
            .unprocessableContent, type: "invalid-replay", title: "The replay cannot be made as it is asked for.",
            detail: problems.prefix(5).map { "\($0.parameter) \($0.detail)" }.joined(separator: "; ") + ".",
            members: ["errors": .array(errors)])
    }

    init(_ error: DeliveryAdministrationError) {
        switch error {
        case .subscriptionNotFound:
            self = .notFound("There is no subscription of this name.")
        case .notFound:
            self = .notFound("There is no replay of this id.")
        case .targetNotAllowed(_, let problem):
            self = .invalidReplay([ParameterProblem("target_url", problem.description)])
        case .invalid(let settings):
            self = .invalidReplay(settings.map { ParameterProblem($0.param, $0.problem) })
        case .subscriptionExists:
            // Nothing that is asked here makes a subscription.
            self = .internalError
        case .unavailable:
            self = .unavailable("The store of replays is away.", retryAfter: 1)
        }
    }
}
