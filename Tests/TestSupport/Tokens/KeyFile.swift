import FoundationEssentials
public import JSON

/// A JWK Set in a temporary file of its own, which goes when this does.
public final class KeyFile: Sendable {
    public let path: String

    public init(_ keys: [JSONObject] = []) throws {
        path = FileManager.default.temporaryDirectory.path + "/hindsight-jwks-\(UUID().uuidString).json"
        try replace(with: keys)
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    public static func text(_ keys: [JSONObject]) -> String {
        String(decoding: JSONValue.object(["keys": .array(keys.map { .object($0) })]).serialized(), as: UTF8.self)
    }

    /// As a careful operator does it: written beside it, then renamed.
    public func replace(with keys: [JSONObject]) throws {
        try replace(withText: Self.text(keys))
    }

    public func replace(withText text: String) throws {
        try Data(text.utf8).write(to: URL(filePath: path), options: .atomic)
    }

    /// In place, so that the file stays the same one.
    public func overwrite(with keys: [JSONObject]) throws {
        try Data(Self.text(keys).utf8).write(to: URL(filePath: path))
    }

    public func remove() throws {
        try FileManager.default.removeItem(atPath: path)
    }
}
