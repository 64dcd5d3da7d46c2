import CommandApplication
import FoundationEssentials
import JSON
import JSONRPC
import ServiceKit
import UserContract

/// The one place where failures become the contract's codes.
extension CallFault {
    init(_ failure: CommandFailure) {
        switch failure {
        case .userNotFound(let id):
            self = .refused(.about(id, 1001, "user_not_found", "There is no such user"))
        case .emailTaken(let email):
            self = .refused(
                RPCError(
                    code: 1002, type: "email_taken", message: "Another user has this e-mail address",
                    details: ["email": .string(email)]))
        case .userDeleted(let id):
            self = .refused(.about(id, 1003, "user_deleted", "The user is deleted: only user.restore is possible"))
        case .userExists(let id):
            self = .refused(.about(id, 1004, "user_exists", "The user id has been used before"))
        case .userNotDeleted(let id):
            self = .refused(.about(id, 1005, "user_not_deleted", "The user is not deleted"))
        case .revisionConflict(let expected, let actual):
            self = .refused(
                RPCError(
                    code: 1006, type: "revision_conflict",
                    message: "The user is at revision \(actual), not at \(expected)",
                    details: ["expected_revision": .integer(expected), "actual_revision": .integer(actual)]))
        case .commandIDReused(let id):
            self = .refused(
                RPCError(
                    code: 1007, type: "command_id_reused",
                    message: "The command id was used before for another command",
                    details: ["command_id": .string(id.text)]))
        case .invalidParams(let problems):
            self = .refused(
                .invalidParams(problems.map { ParamProblem(param: $0.param, problem: $0.problem) }))
        case .overloaded(let retryAfter):
            self = .away(
                StoreAbsence(
                    type: "overloaded", message: "Too many commands are waiting; nothing was changed",
                    retryAfter: retryAfter, applied: .no))
        case .unavailable(let retryAfter, let applied):
            let message =
                switch applied {
                case .no: "The event store is away; nothing was changed"
                case .unknown:
                    "The event store went away before it confirmed; with the same command_id it is safe to repeat"
                }
            self = .away(
                StoreAbsence(type: "unavailable", message: message, retryAfter: retryAfter, applied: applied))
        case .corrupt:
            self = .refused(.internalError)
        }
    }
}

extension RPCError {
    /// 1008
    static func forbidden(scope: Scope) -> RPCError {
        RPCError(
            code: 1008, type: "forbidden", message: "The token lacks the scope \(scope.rawValue)",
            details: ["required_scope": .string(scope.rawValue)])
    }

    fileprivate static func about(_ user: UUID, _ code: Int, _ type: String, _ message: String) -> RPCError {
        RPCError(code: code, type: type, message: message, details: ["user_id": .string(user.text)])
    }
}
