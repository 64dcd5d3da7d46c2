import JSON
import Postgres
import UserContract

/// The column `data_versions`: an object as the contract has it, `{"USER_CREATED": 1}`.
enum DataVersions {
    static func encode(_ versions: [UserEventType: Int]) -> JSONText {
        var writer = JSONWriter()
        writer.beginObject()
        for (type, version) in versions.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            writer.member(type.rawValue, version)
        }
        writer.endObject()
        return JSONText(writer.bytes)
    }

    /// A version that this program does not know stays in it: that subscription then waits for a program that does, and
    /// no other one is held up. Events of a type that it does not know pass as they are.
    static func decode(_ text: JSONText) throws -> [UserEventType: Int] {
        guard let members = try JSONParser.parse(text.bytes).object?.members else {
            throw SubscriptionStoreError(reason: "a subscription's data_versions are not an object")
        }
        var versions: [UserEventType: Int] = [:]
        for (name, value) in members {
            guard let version = value.integer.map(Int.init) else {
                throw SubscriptionStoreError(reason: "a subscription's data_versions are not numbers")
            }
            if let type = UserEventType(rawValue: name) { versions[type] = version }
        }
        return versions
    }
}
