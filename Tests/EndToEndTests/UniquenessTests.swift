import JSON
import Testing

extension EndToEnd {
    @Suite struct UniquenessTests {
        @Test func `64 at once with one e-mail make one user and 63 errors 1002`() async throws {
            try await HindsightPair.running { pair in
                let answers = try await parallelMap(Array(0..<64), width: 64) { number in
                    let email = number % 2 == 0 ? "ada@example.com" : "ADA@Example.com "
                    return try await pair.commands.call(
                        "user.create", ["name": .string("Ada \(number)"), "email": .string(email)])
                }
                #expect(answers.count { $0.eventTypes == ["USER_CREATED"] } == 1)
                #expect(answers.count { $0.code == 1002 && $0.errorType == "email_taken" } == 63)
                let fold = try await ReadModelCheck.expectEqualsFold(pair)
                #expect(fold.head == 1)
            }
        }
    }
}
