import FoundationEssentials
import ServiceKit

/// Where a page ended, as text for a client to hand back. Nothing is trusted: what comes back may be anything.
enum PageCursor {
    static func text(_ position: Int64) -> String {
        withUnsafeBytes(of: position.bigEndian) { Base64URL.encode($0) }
    }

    static func position(in text: String) -> Int64? {
        guard let bytes = Base64URL.decode(text), bytes.count == 8 else { return nil }
        let position = Int64(bitPattern: bytes.reduce(0) { $0 << 8 | UInt64($1) })
        return position >= 0 ? position : nil
    }

    static func text(_ id: UUID) -> String {
        withUnsafeBytes(of: id.uuid) { Base64URL.encode($0) }
    }

    static func id(in text: String) -> UUID? {
        guard let bytes = Base64URL.decode(text), bytes.count == 16 else { return nil }
        return bytes.withUnsafeBytes { UUID(uuid: $0.load(as: uuid_t.self)) }
    }
}
