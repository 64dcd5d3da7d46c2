import FoundationEssentials
import JSON
import UserContract

/// The members of one line, read by name. What is left in the end is a member that nobody knows.
struct LineMembers {
    private let line: [UInt8]
    private var ranges: [String: Range<Int>] = [:]

    init(_ line: [UInt8]) throws(ArchiveProblem) {
        self.line = line
        let members: [JSONOutline.Member]?
        do {
            members = try JSONOutline.members(of: line)
        } catch {
            throw ArchiveProblem("it is not JSON: \(error)")
        }
        guard let members else { throw ArchiveProblem("it is not a JSON object") }
        for (key, range) in members {
            guard ranges.updateValue(range, forKey: key) == nil else {
                throw ArchiveProblem("it has two members with the same name")
            }
        }
    }

    func has(_ name: String) -> Bool { ranges[name] != nil }

    /// The member's text as it stands there.
    mutating func raw(_ name: String) throws(ArchiveProblem) -> [UInt8] {
        guard let range = ranges.removeValue(forKey: name) else { throw ArchiveProblem("it has no \(name)") }
        return Array(line[range])
    }

    mutating func string(_ name: String) throws(ArchiveProblem) -> String {
        guard let text = try? JSONParser.parse(try raw(name)).string else { throw Self.unreadable(name) }
        return text
    }

    mutating func optionalString(_ name: String) throws(ArchiveProblem) -> String? {
        has(name) ? try string(name) : nil
    }

    mutating func integer(_ name: String) throws(ArchiveProblem) -> Int64 {
        guard let number = try? JSONParser.parse(try raw(name)).integer else { throw Self.unreadable(name) }
        return number
    }

    mutating func uuid(_ name: String) throws(ArchiveProblem) -> UUID {
        guard let id = UUID(text: try string(name)) else { throw Self.unreadable(name) }
        return id
    }

    mutating func timestamp(_ name: String) throws(ArchiveProblem) -> Timestamp {
        guard let moment = Timestamp(rfc3339: try string(name)) else { throw Self.unreadable(name) }
        return moment
    }

    mutating func hexadecimal(_ name: String) throws(ArchiveProblem) -> [UInt8] {
        guard let bytes = Hexadecimal.bytes(of: try string(name)) else { throw Self.unreadable(name) }
        return bytes
    }

    /// The exact bytes of a stored JSON text; see ``StoredJSON``.
    mutating func storedJSON(_ name: String) throws(ArchiveProblem) -> [UInt8] {
        let line = try raw(name)
        guard let text = try optionalString(name + "_text") else { return line }
        guard StoredJSON(Array(text.utf8)).line == line else {
            throw ArchiveProblem("its \(name) and \(name)_text differ")
        }
        return Array(text.utf8)
    }

    func expectNoMore() throws(ArchiveProblem) {
        guard let name = ranges.keys.min() else { return }
        throw ArchiveProblem("it has a member that this program does not know, \(SwiftLiteral.text(name))")
    }

    private static func unreadable(_ name: String) -> ArchiveProblem {
        ArchiveProblem("its \(name) is missing or cannot be read")
    }
}
