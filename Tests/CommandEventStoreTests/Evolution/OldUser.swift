import CommandApplication
import CommandDomain
import FoundationEssentials
import TestSupport
import UserContract

/// A user as a program that knew no locales has left it: `USER_CREATED` is of version 1, byte for byte as it was
/// written.
struct OldUser {
    static let email = "sarah@example.com"
    static let name = "Sarah Connor"

    let id: UUID
    /// The command that made the user.
    let creation: CommandRequest
    let log: HandWrittenLog

    init(in fixture: StoreFixture) async throws {
        id = .version7()
        log = HandWrittenLog(owner: fixture.owner)
        creation = CommandRequest(
            command: .create(
                name: try UserName(Self.name), email: try EmailAddress(Self.email), status: .active, locale: .default),
            userID: id, commandID: .version7(), actor: "admin")
        try await log.write(
            .created, version: 1, GoldenData.bytes(.created, version: 1), of: id, revision: 1,
            commandID: creation.commandID ?? id, fingerprint: creation.fingerprint, taking: Self.email)
    }

    /// Deletes the user as that program did.
    func delete() async throws {
        try await log.write(
            .deleted, version: 1, GoldenData.bytes(.deleted, version: 1), of: id, revision: 2, releasing: Self.email)
    }

    /// A new command for the user.
    func request(_ command: UserCommand, dryRun: DryRun? = nil) -> CommandRequest {
        CommandRequest(command: command, userID: id, commandID: .version7(), dryRun: dryRun, actor: "alice")
    }
}
