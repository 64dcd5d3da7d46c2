internal import JSON
internal import UserContract

extension ProjectedUser {
    /// The user of the contract, section 3, as minified JSON.
    public var document: [UInt8] {
        var writer = JSONWriter(reservingCapacity: 384)
        writer.beginObject()
        writer.member("id", id.text)
        writer.member("name", name)
        writer.member("email", email)
        writer.member("status", status.rawValue)
        writer.member("locale", locale)
        writer.member("revision", revision)
        writer.member("created_at", createdAt.rfc3339)
        writer.member("updated_at", updatedAt.rfc3339)
        if let deletion {
            writer.member("deleted_at", deletion.at.rfc3339)
            writer.member("deleted_by", deletion.by)
            writer.member("deletion_reason", deletion.reason)
        }
        writer.endObject()
        return writer.bytes
    }
}
