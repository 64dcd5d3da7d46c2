import CommandApplication
import CommandDelivery
import Curl
import JSON
import JSONRPC

extension CallFault {
    /// - Parameter applied: what is known of the change that was asked for, if the store went away.
    init(_ error: DeliveryAdministrationError, applied: Applied) {
        switch error {
        case .subscriptionNotFound(let name):
            self = .refused(.about(name, "subscription_not_found", "There is no subscription of this name"))
        case .subscriptionExists(let name):
            self = .refused(.about(name, "subscription_exists", "There is a subscription of this name already"))
        case .targetNotAllowed(let url, let problem):
            self = .refused(
                RPCError(
                    code: 1010, type: "target_not_allowed", message: "The URL \(problem)",
                    details: [
                        "url": .string(TargetText.told(url, refusedFor: problem)),
                        "problem": .string(problem.description),
                    ]))
        case .invalid(let settings):
            self = .refused(.invalidParams(settings.map { ParamProblem(param: $0.param, problem: $0.problem) }))
        case .notFound:
            self = .refused(
                .invalidParams([ParamProblem(param: "position", problem: "is not that of a parked event")]))
        case .unavailable:
            let message =
                switch applied {
                case .no: "The store of subscriptions is away; nothing was changed"
                case .unknown:
                    "The store of subscriptions went away before it confirmed: see subscription.get, then repeat"
                }
            self = .away(StoreAbsence(type: "unavailable", message: message, retryAfter: 1, applied: applied))
        }
    }
}

extension RPCError {
    /// 1009
    fileprivate static func about(_ subscription: String, _ type: String, _ message: String) -> RPCError {
        RPCError(code: 1009, type: type, message: message, details: ["name": .string(subscription)])
    }
}
