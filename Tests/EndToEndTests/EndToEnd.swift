import Testing

/// Everything that needs both real programs: one pair at a time, because each test wants the machine for itself.
@Suite(.serialized, .timeLimit(.minutes(5)))
enum EndToEnd {}
