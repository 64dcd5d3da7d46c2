import FoundationEssentials
import UserContract

extension Template {
    /// The body to send.
    func bytes(_ notebook: inout Notebook) throws(ConversationProblem) -> [UInt8] {
        var bytes: [UInt8] = []
        for piece in pieces {
            switch piece {
            case .new(let name): bytes += Array(notebook.make(name).utf8)
            case .uuid, .time, .any: throw ConversationProblem("a request has gaps for an answer")
            case .literal, .kept, .position, .ip: bytes += try Self.known(piece, notebook) ?? []
            }
        }
        return bytes
    }

    /// Compares a whole body, and keeps what it says in the gaps.
    func match(_ body: [UInt8], _ notebook: inout Notebook) throws(ConversationProblem) {
        var rest = body[...]
        for (index, piece) in pieces.enumerated() {
            switch piece {
            case .uuid(let name):
                let text = String(decoding: rest.prefix(36), as: UTF8.self)
                guard text == UUID(text: text)?.text, Array(text.utf8)[14] == UInt8(ascii: "7") else {
                    throw Self.disagreement(rest, in: body, expected: "a UUIDv7")
                }
                name.map { notebook.keep(text, as: $0) }
                rest = rest.dropFirst(36)
            case .time(let name):
                let text = String(decoding: rest.prefix(27), as: UTF8.self)
                guard text == Timestamp(rfc3339: text)?.rfc3339 else {
                    throw Self.disagreement(rest, in: body, expected: "a time")
                }
                name.map { notebook.keep(text, as: $0) }
                rest = rest.dropFirst(27)
            case .any:
                rest = try skipAnything(in: rest, before: index + 1, notebook)
            case .new:
                throw ConversationProblem("an answer cannot ask for a new id")
            case .literal, .kept, .position, .ip:
                let expected = try Self.known(piece, notebook) ?? []
                guard rest.starts(with: expected) else {
                    let same = zip(rest, expected).prefix { $0 == $1 }.count
                    throw Self.disagreement(
                        rest.dropFirst(same), in: body,
                        expected: String(decoding: expected.dropFirst(same).prefix(200), as: UTF8.self))
                }
                rest = rest.dropFirst(expected.count)
            }
        }
        guard rest.isEmpty else { throw Self.disagreement(rest, in: body, expected: "the end") }
    }

    private func skipAnything(
        in rest: ArraySlice<UInt8>, before next: Int, _ notebook: Notebook
    ) throws(ConversationProblem) -> ArraySlice<UInt8> {
        guard next < pieces.count else {
            return rest[rest.endIndex...]
        }
        guard let follows = try Self.known(pieces[next], notebook) else {
            throw ConversationProblem("something known must follow {any}")
        }
        var rest = rest
        while !rest.isEmpty, !rest.starts(with: follows) {
            rest = rest.dropFirst()
        }
        return rest
    }

    /// The bytes of a piece that is the same in requests and answers; nil for the others.
    private static func known(_ piece: Piece, _ notebook: Notebook) throws(ConversationProblem) -> [UInt8]? {
        switch piece {
        case .literal(let bytes): bytes
        case .kept(let name): Array(try notebook.value(of: name).utf8)
        case .position(let offset): Array(String(notebook.head + offset).utf8)
        case .ip: Array(notebook.ip.utf8)
        case .uuid, .time, .new, .any: nil
        }
    }

    private static func disagreement(
        _ rest: ArraySlice<UInt8>, in body: [UInt8], expected: String
    ) -> ConversationProblem {
        let found = String(decoding: rest.prefix(200), as: UTF8.self)
        let whole = String(decoding: body.prefix(4_000), as: UTF8.self)
        return ConversationProblem(
            "at byte \(rest.startIndex) expected \(expected), found \(found)\nwhole answer: \(whole)")
    }
}
