import FoundationEssentials
import Testing
import UserContract

struct UUIDTextTests {
    private let text = "0195a3c4-7b1e-7def-8a9b-0c1d2e3f4a5b"

    @Test func `is written in lower case`() throws {
        #expect(try #require(UUID(uuidString: text.uppercased())).text == text)
    }

    @Test func `is read in any letter case`() throws {
        let expected = try #require(UUID(uuidString: text))
        #expect(UUID(text: text) == expected)
        #expect(UUID(text: text.uppercased()) == expected)
        #expect(UUID(text: "0195A3c4-7B1e-7dEF-8a9B-0C1d2e3F4a5b") == expected)
        #expect(UUID(text: "00000000-0000-0000-0000-000000000000")?.text == "00000000-0000-0000-0000-000000000000")
        #expect(UUID(text: "FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF")?.text == "ffffffff-ffff-ffff-ffff-ffffffffffff")
    }

    @Test(arguments: [
        "", "x", "0195a3c4", "0195a3c47b1e7def8a9b0c1d2e3f4a5b", "{0195a3c4-7b1e-7def-8a9b-0c1d2e3f4a5b}",
        "urn:uuid:0195a3c4-7b1e-7def-8a9b-0c1d2e3f4a5b", "0195a3c4-7b1e-7def-8a9b-0c1d2e3f4a5",
        "0195a3c4-7b1e-7def-8a9b-0c1d2e3f4a5bc", " 0195a3c4-7b1e-7def-8a9b-0c1d2e3f4a5b",
        "0195a3c4-7b1e-7def-8a9b-0c1d2e3f4a5g", "0195a3c4_7b1e-7def-8a9b-0c1d2e3f4a5b",
        "0195a3c-47b1e-7def-8a9b-0c1d2e3f4a5b", "0195a3c4-7b1e-7def-8a9b-0c1d2e3f4a\u{ff15}",
        "0195a3c4-7b1e-7def-8a9b-0c1d2e3f4a5\0",
    ])
    func `refuses every other form`(_ text: String) {
        #expect(UUID(text: text) == nil)
    }

    @Test func `survives being written and read`() {
        for _ in 0..<1000 {
            let id = UUID()
            #expect(UUID(text: id.text) == id)
        }
    }
}
