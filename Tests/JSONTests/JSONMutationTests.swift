import Fuzzing
import JSON
import Testing

/// Seeded damage to legal texts: whatever comes out, the parser keeps its promises.
struct JSONMutationTests {
    private static let seeds: [[UInt8]] =
        AcceptedText.all.filter { $0.bytes.count < 1_000 }.map(\.bytes) + [
            Array(
                #"{"jsonrpc":"2.0","id":"a\u0041","method":"user.create","params":{"name":"Zoë 🦊","n":[1,-2.5e+10,{}]}}"#
                    .utf8)
        ]

    @Test(arguments: 0..<16 as Range<UInt64>)
    func `parsing damaged text never traps and what it accepts round-trips`(_ seed: UInt64) {
        var random = SplitMix64(seed: seed)
        var accepted = 0
        for _ in 0..<1_000 {
            var bytes = Self.seeds.randomElement(using: &random) ?? []
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                let other = Self.seeds.randomElement(using: &random) ?? []
                ByteMutation.apply(to: &bytes, splicing: other, &random)
            }
            let violation = ParserProperties.violation(bytes, &random)
            #expect(violation == nil, "\(String(decoding: bytes, as: UTF8.self))")
            accepted += (try? JSONParser.parse(bytes)) == nil ? 0 : 1
        }
        // Otherwise the round trip above was not tried.
        #expect(accepted > 50)
    }

    @Test(arguments: 0..<8 as Range<UInt64>)
    func `changed requests keep the parser's promises`(_ seed: UInt64) {
        var generator = RequestGenerator(bodies: Self.seeds, seed: seed)
        var random = SplitMix64(seed: seed)
        for _ in 0..<250 {
            let bytes = generator.next()
            let violation = ParserProperties.violation(bytes, &random)
            #expect(violation == nil, "\(String(decoding: bytes.prefix(2_000), as: UTF8.self))")
        }
    }

    @Test func `one seed gives one course`() {
        var one = RequestGenerator(bodies: Self.seeds, seed: 7)
        var same = RequestGenerator(bodies: Self.seeds, seed: 7)
        var other = RequestGenerator(bodies: Self.seeds, seed: 8)
        let bodies = (0..<50).map { _ in one.next() }
        #expect(bodies == (0..<50).map { _ in same.next() })
        #expect(bodies != (0..<50).map { _ in other.next() })
    }

    @Test(arguments: seeds)
    func `every prefix of a text is refused or is a whole number`(_ text: [UInt8]) {
        for end in text.indices {
            if let value = try? JSONParser.parse(Array(text[..<end])) {
                #expect(value.number != nil || text[end...].allSatisfy { [0x20, 0x09, 0x0A, 0x0D].contains($0) })
            }
        }
    }
}
