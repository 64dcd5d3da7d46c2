public import FoundationEssentials

/// What a command that succeeded is answered with.
public struct CommandAnswer: Sendable, Hashable {
    public var userID: UUID
    /// The user's revision after the command; in a dry run the one it would have.
    public var revision: Int64
    /// The position of the user's last event after the command; nil in a dry run.
    public var position: Int64?
    /// This is the first answer to a command that was given again.
    public var duplicate: Bool
    public var dryRun: Bool
    /// The rules that a dry run against an earlier state could not judge: `email_taken`.
    public var unchecked: [String]
    public var events: [AnsweredEvent]

    public init(
        userID: UUID, revision: Int64, position: Int64?, duplicate: Bool = false, dryRun: Bool = false,
        unchecked: [String] = [], events: [AnsweredEvent]
    ) {
        self.userID = userID
        self.revision = revision
        self.position = position
        self.duplicate = duplicate
        self.dryRun = dryRun
        self.unchecked = unchecked
        self.events = events
    }
}
