/// An error that a method may answer.
struct ErrorDescriptor: Sendable, Hashable {
    let code: Int
    let message: String

    static let userNotFound = ErrorDescriptor(code: 1001, message: "user_not_found")
    static let emailTaken = ErrorDescriptor(code: 1002, message: "email_taken")
    static let userDeleted = ErrorDescriptor(code: 1003, message: "user_deleted")
    static let userExists = ErrorDescriptor(code: 1004, message: "user_exists")
    static let userNotDeleted = ErrorDescriptor(code: 1005, message: "user_not_deleted")

    static let subscriptionNotFound = ErrorDescriptor(code: 1009, message: "subscription_not_found")
    static let subscriptionExists = ErrorDescriptor(code: 1009, message: "subscription_exists")
    static let targetNotAllowed = ErrorDescriptor(code: 1010, message: "target_not_allowed")

    static let ofEveryCommand =
        [
            ErrorDescriptor(code: 1006, message: "revision_conflict"),
            ErrorDescriptor(code: 1007, message: "command_id_reused"),
        ] + ofEveryMethod

    static let ofEveryMethod = [
        ErrorDescriptor(code: 1008, message: "forbidden"),
        ErrorDescriptor(code: -32602, message: "invalid_params"),
        ErrorDescriptor(code: -32603, message: "internal_error"),
        ErrorDescriptor(code: -32002, message: "overloaded or unavailable (a single call gets HTTP 503)"),
    ]
}
