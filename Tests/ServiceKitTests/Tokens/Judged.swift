import HTTPTypes
import ServiceKit
import TestSupport
import Testing
import UserContract

/// What a verifier says to tokens, at one moment.
struct Judged {
    static let now = Timestamp(rfc3339: "2026-03-15T12:00:00Z")!
    static let seconds = Judged.now.microseconds / 1_000_000
    /// Good claims.
    static let claims = #"{"sub":"alice","scope":"users:read","exp":\#(seconds + 60)}"#

    let verifier: TokenVerifier
    /// Stays as long as this.
    private let file: KeyFile?

    init(_ configuration: TokenConfiguration, file: KeyFile? = nil) {
        self.file = file
        verifier = TokenVerifier(configuration)
    }

    func expectTaken(_ token: String, sourceLocation: SourceLocation = #_sourceLocation) async {
        do {
            let principal = try await verifier.verify(authorization: "Bearer \(token)", now: Self.now)
            #expect(principal.subject == "alice", sourceLocation: sourceLocation)
        } catch {
            Issue.record("refused: \(error.detail ?? "")", sourceLocation: sourceLocation)
        }
    }

    func expectRefused(
        _ token: String, because detail: String? = nil, sourceLocation: SourceLocation = #_sourceLocation
    ) async {
        let problem = await #expect(throws: Problem.self, "\(token.prefix(2_000))", sourceLocation: sourceLocation) {
            try await verifier.verify(authorization: "Bearer \(token)", now: Self.now)
        }
        #expect(problem?.status.code == 401, sourceLocation: sourceLocation)
        #expect(
            problem?.headers[.wwwAuthenticate] == #"Bearer error="invalid_token""#, sourceLocation: sourceLocation)
        if let detail {
            #expect(
                problem?.detail?.contains(detail) == true, "\(problem?.detail ?? "")", sourceLocation: sourceLocation)
        }
    }
}
