/// Sameness of keys: byte by byte, where `String` compares canonical equivalence ("K" equals U+212A there).
enum JSONKeys {
    static func areSame(_ left: String, _ right: String) -> Bool {
        // Keys are compared for every member of every event: lengths tell most of them apart.
        guard left.utf8.count == right.utf8.count else { return false }
        let areSame = left.utf8.withContiguousStorageIfAvailable { left in
            right.utf8.withContiguousStorageIfAvailable { right in left.indices.allSatisfy { left[$0] == right[$0] } }
        }
        return (areSame ?? nil) ?? left.utf8.elementsEqual(right.utf8)
    }

    /// Small objects, nearly all there are, need no table; big ones must not cost the square of their size.
    static func containDuplicate(_ members: [JSONObject.Member]) -> Bool {
        guard members.count > 16 else {
            return members.indices.contains { index in
                members[..<index].contains { areSame($0.key, members[index].key) }
            }
        }
        var seen = Set<ExactKey>(minimumCapacity: members.count)
        return members.contains { !seen.insert(ExactKey(text: $0.key)).inserted }
    }

    /// Hashes bytes: a string's own hash is that of its normal form, and a sender could find as many names of one normal
    /// form as it likes.
    private struct ExactKey: Hashable {
        let text: String

        static func == (left: ExactKey, right: ExactKey) -> Bool {
            left.text.utf8.elementsEqual(right.text.utf8)
        }

        func hash(into hasher: inout Hasher) {
            var text = text
            text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
        }
    }
}
