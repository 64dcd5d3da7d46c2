import FoundationEssentials
import Testing
import UserContract

struct UUIDVersion7Tests {
    /// RFC 9562, appendix A.6.
    private let example = Timestamp(microseconds: 1_645_557_742_000_000)

    @Test func `carries its moment, version and variant`() throws {
        let text = UUID.version7(at: example).text
        #expect(text.hasPrefix("017f22e2-79b0-7"))
        #expect("89ab".contains(try #require(text.dropFirst(19).first)))
    }

    /// The example's twelve bits after the milliseconds are random, 0xCC3; 797 µs are 0xCC0 in ours.
    @Test func `is laid out as the example of RFC 9562`() {
        var sequence = UUIDv7Sequence()
        let moment = example.advanced(byMicroseconds: 797)
        let id = sequence.next(at: moment, random: 0x18C4_DC0C_0C07_398F)
        #expect(id.text == "017f22e2-79b0-7cc0-98c4-dc0c0c07398f")
    }

    @Test func `increases within a moment and when the clock steps back`() {
        var sequence = UUIDv7Sequence()
        var ids = (0..<5000).map { _ in sequence.next(at: example, random: .random(in: .min ... .max)).text }
        ids.append(sequence.next(at: example.advanced(byMicroseconds: -60_000_000), random: 0).text)
        ids.append(sequence.next(at: example.advanced(byMicroseconds: 60_000_000), random: 0).text)
        #expect(ids == ids.sorted())
        #expect(Set(ids).count == ids.count)
    }

    @Test func `increases for every task of the process`() async {
        let unique = await withTaskGroup(of: [String].self) { group in
            for _ in 0..<8 {
                group.addTask {
                    let ids = (0..<500).map { _ in UUID.version7().text }
                    #expect(ids == ids.sorted())
                    return ids
                }
            }
            return await group.reduce(into: Set<String>()) { $0.formUnion($1) }
        }
        #expect(unique.count == 4000)
    }

    @Test func `sorts by time across milliseconds and microseconds`() {
        let moments = [0, 1, 2, 500, 999, 1000, 1001, 1_000_000].map { example.advanced(byMicroseconds: $0) }
        let ids = moments.map { UUID.version7(at: $0).text }
        #expect(ids == ids.sorted())
    }

    @Test func `does not trap before 1970`() {
        #expect(UUID.version7(at: Timestamp(microseconds: -1)).text.hasPrefix("00000000-0000-7000-"))
    }
}
