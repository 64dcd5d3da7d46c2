import FoundationEssentials
import JSON
import JSONRPC
import UserContract

/// The params of the `user.*` methods that tell what shall happen.
enum UserParams {
    static let userID = Param(
        "user_id", "The user.", schema: ["type": "string", "format": "uuid"], type: .uuid)

    static let newUserID = Param(
        "user_id", "The new user's id, never used before; made when absent.",
        schema: ["type": "string", "format": "uuid"], type: .uuid)

    static let name = Param(
        "name", "Stored trimmed and in Unicode NFC.",
        schema: ["type": "string", "minLength": 1, "maxLength": .integer(Int64(UserName.limit))],
        type: .text(UserName.init))

    static let email = Param(
        "email", "At most one user that is not deleted has it, letter case aside. At most 254 bytes in UTF-8.",
        schema: ["type": "string", "format": "email", "maxLength": .integer(Int64(EmailAddress.limit))],
        type: .text(EmailAddress.init))

    static let status = Param(
        "status", "A new user is active unless told otherwise.",
        schema: ["type": "string", "enum": .array(UserStatus.allCases.map { .string($0.rawValue) })],
        type: ParamType.choice(of: UserStatus.self))

    static let locale = Param(
        "locale", "Language tag (BCP 47); `en` when absent.", schema: ["type": "string", "default": "en"],
        type: .text(LocaleTag.init))

    static let reason = Param(
        "reason", "Why; kept with the event for ever.",
        schema: ["type": "string", "minLength": 1, "maxLength": .integer(Int64(Reason.limit))],
        type: .text(Reason.init))
}
