import JSON
import Testing

/// Seeded damage to legal texts. Whatever comes out, parsing returns or throws; and what it returns survives a round
/// trip through the writer.
struct JSONMutationTests {
    private static let seeds: [[UInt8]] =
        AcceptedText.all.filter { $0.bytes.count < 1_000 }.map(\.bytes) + [
            Array(
                #"{"jsonrpc":"2.0","id":"a\u0041","method":"user.create","params":{"name":"Zoë 🦊","n":[1,-2.5e+10,{}]}}"#
                    .utf8)
        ]

    @Test(arguments: 0..<16)
    func `parsing damaged text never traps and what it accepts round-trips`(_ seed: UInt64) throws {
        var random = SplitMix64(state: seed)
        var accepted = 0
        for _ in 0..<3_000 {
            var bytes = Self.seeds.randomElement(using: &random)!
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                Self.damage(&bytes, &random)
            }
            guard let value = try? JSONParser.parse(bytes, maximumDepth: 8) else {
                continue
            }
            accepted += 1
            #expect(try JSONParser.parse(value.serialized(), maximumDepth: 8) == value)
        }
        // Otherwise the round trip above was not tried.
        #expect(accepted > 100)
    }

    @Test(arguments: seeds)
    func `every prefix of a text is refused or is a whole number`(_ text: [UInt8]) {
        for end in text.indices {
            if let value = try? JSONParser.parse(Array(text[..<end])) {
                #expect(value.number != nil || text[end...].allSatisfy { [0x20, 0x09, 0x0A, 0x0D].contains($0) })
            }
        }
    }

    private static func damage(_ bytes: inout [UInt8], _ random: inout SplitMix64) {
        let telling = Array("\"\\{}[],:0-+.eEun/ \u{0}\u{1F}\u{7F}".utf8) + [0x80, 0xBF, 0xC3, 0xED, 0xF4, 0xFF]
        let byte =
            Bool.random(using: &random) ? telling.randomElement(using: &random)! : .random(in: 0...255, using: &random)
        let index = Int.random(in: 0...bytes.count, using: &random)
        switch Int.random(in: 0..<5, using: &random) {
        case 0: bytes.insert(byte, at: index)
        case 1 where index < bytes.count: bytes[index] = byte
        case 2 where index < bytes.count: bytes.remove(at: index)
        case 3: bytes.removeSubrange(index...)
        default:
            let end = min(bytes.count, index + 5)
            bytes.insert(contentsOf: bytes[index..<end], at: Int.random(in: 0...bytes.count, using: &random))
        }
    }
}
