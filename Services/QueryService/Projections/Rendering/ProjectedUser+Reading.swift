internal import FoundationEssentials
internal import JSON
internal import UserContract

extension ProjectedUser {
    /// A user from its document; nil when the bytes are none.
    public init?(document: [UInt8]) {
        guard let value = try? JSONParser.parse(document), let id = value["id"]?.string.flatMap({ UUID(text: $0) }),
            let revision = value["revision"]?.integer, let name = value["name"]?.string,
            let email = value["email"]?.string, let status = value["status"]?.string.flatMap(UserStatus.init),
            let locale = value["locale"]?.string, let createdAt = value.timestamp("created_at"),
            let updatedAt = value.timestamp("updated_at")
        else { return nil }
        var deletion: UserDeletion?
        if let at = value.timestamp("deleted_at") {
            guard let by = value["deleted_by"]?.string, let reason = value["deletion_reason"]?.string else {
                return nil
            }
            deletion = UserDeletion(at: at, by: by, reason: reason)
        }
        self.init(
            id: id, revision: revision, name: name, email: email, status: status, locale: locale,
            createdAt: createdAt, updatedAt: updatedAt, deletion: deletion)
    }
}

extension JSONValue {
    fileprivate func timestamp(_ key: String) -> Timestamp? {
        self[key]?.string.flatMap(Timestamp.init(rfc3339:))
    }
}
