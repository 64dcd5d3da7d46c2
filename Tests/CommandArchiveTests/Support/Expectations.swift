import CommandArchive
import Testing

func firstViolation(_ entries: [LogEntry], head: Int64? = nil) -> LogViolation? {
    var verifier = LogVerifier()
    do throws(LogViolation) {
        for entry in entries { try verifier.check(entry) }
        try verifier.checkEnd(at: head ?? verifier.position)
        return nil
    } catch {
        return error
    }
}

func expect(
    _ entries: [LogEntry], _ invariant: LogInvariant, at position: Int64, head: Int64? = nil,
    sourceLocation: SourceLocation = #_sourceLocation
) {
    let violation = firstViolation(entries, head: head)
    #expect(violation?.invariant == invariant, "\(String(describing: violation))", sourceLocation: sourceLocation)
    #expect(violation?.position == position, "\(String(describing: violation))", sourceLocation: sourceLocation)
}

func expectAny(
    _ entries: [LogEntry], _ invariant: LogInvariant, sourceLocation: SourceLocation = #_sourceLocation
) {
    let violation = firstViolation(entries)
    #expect(violation?.invariant == invariant, "\(String(describing: violation))", sourceLocation: sourceLocation)
}

func expectSound(_ story: Story, sourceLocation: SourceLocation = #_sourceLocation) {
    let violation = firstViolation(story.entries)
    #expect(violation == nil, sourceLocation: sourceLocation)
}
