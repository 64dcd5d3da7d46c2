import CommandApplication
import CommandDomain
import FoundationEssentials
import JSON
import JSONRPC
import ServiceKit
import UserContract

/// The `user.*` methods: from params to a command.
struct UserMethods: Sendable {
    var all: [RPCMethod] {
        [create, changeName, changeEmail, changeStatus, delete, restore]
    }

    private var create: RPCMethod {
        method(
            "user.create", "Creates a user.",
            params: [
                .required(UserParams.name), .required(UserParams.email), .optional(UserParams.newUserID),
                .optional(UserParams.status), .optional(UserParams.locale),
            ],
            errors: [.emailTaken, .userExists], example: .create
        ) { reader in
            let name = reader.required(UserParams.name)
            let email = reader.required(UserParams.email)
            let id = reader.optional(UserParams.newUserID)
            let status = reader.optional(UserParams.status) ?? .active
            let locale = reader.optional(UserParams.locale) ?? .default
            guard let name, let email else {
                return nil
            }
            return (id, .create(name: name, email: email, status: status, locale: locale))
        }
    }

    private var changeName: RPCMethod {
        method(
            "user.changeName", "Changes a user's name.",
            params: [.required(UserParams.userID), .required(UserParams.name)],
            errors: [.userNotFound, .userDeleted], example: .changeName
        ) { reader in
            let id = reader.required(UserParams.userID)
            let name = reader.required(UserParams.name)
            return name.map { (id, .changeName($0)) }
        }
    }

    private var changeEmail: RPCMethod {
        method(
            "user.changeEmail", "Changes a user's e-mail address.",
            params: [.required(UserParams.userID), .required(UserParams.email)],
            errors: [.userNotFound, .emailTaken, .userDeleted], example: .changeEmail
        ) { reader in
            let id = reader.required(UserParams.userID)
            let email = reader.required(UserParams.email)
            return email.map { (id, .changeEmail($0)) }
        }
    }

    private var changeStatus: RPCMethod {
        method(
            "user.changeStatus", "Activates, suspends or deactivates a user.",
            params: [
                .required(UserParams.userID), .required(UserParams.status), .required(UserParams.reason),
            ],
            errors: [.userNotFound, .userDeleted], example: .changeStatus
        ) { reader in
            let id = reader.required(UserParams.userID)
            let status = reader.required(UserParams.status)
            let reason = reader.required(UserParams.reason)
            guard let status, let reason else {
                return nil
            }
            return (id, .changeStatus(status, reason: reason))
        }
    }

    private var delete: RPCMethod {
        method(
            "user.delete", "Deletes a user; the e-mail address is free again and the history stays.",
            params: [.required(UserParams.userID), .required(UserParams.reason)],
            errors: [.userNotFound, .userDeleted], example: .delete
        ) { reader in
            let id = reader.required(UserParams.userID)
            let reason = reader.required(UserParams.reason)
            return reason.map { (id, .delete(reason: $0)) }
        }
    }

    private var restore: RPCMethod {
        method(
            "user.restore", "Brings a deleted user back, unless somebody else has the e-mail address by now.",
            params: [.required(UserParams.userID), .required(UserParams.reason)],
            errors: [.userNotFound, .emailTaken, .userNotDeleted], example: .restore
        ) { reader in
            let id = reader.required(UserParams.userID)
            let reason = reader.required(UserParams.reason)
            return reason.map { (id, .restore(reason: $0)) }
        }
    }

    /// - Parameter read: reads the method's own params; nil when there was a problem, which the reader has recorded.
    private func method(
        _ name: String, _ summary: String, params: [ParamDescriptor], errors: [ErrorDescriptor],
        example: MethodExample,
        read: @escaping @Sendable (inout ParamReader) -> (userID: UUID?, command: UserCommand)?
    ) -> RPCMethod {
        RPCMethod(
            name, summary, scope: .usersWrite, params: params + CommonParams.descriptors, result: .commandAnswer,
            errors: errors + ErrorDescriptor.ofEveryCommand, example: example
        ) { reader, caller throws(RPCError) in
            let own = read(&reader)
            let common = CommonParams(&reader)
            let (userID, command) = try reader.finish(own)
            return .command(
                CommandRequest(
                    command: command, userID: userID, commandID: common.commandID,
                    expectedRevision: common.expectedRevision, correlationID: common.correlationID,
                    dryRun: common.dryRun, actor: caller.principal?.subject ?? "", ip: caller.ip,
                    userAgent: caller.userAgent, traceparent: caller.traceparent))
        }
    }
}
