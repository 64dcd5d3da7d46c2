import CommandApplication
import CommandDomain
import FoundationEssentials
import Synchronization
import Testing
import UserContract

/// A handler on a store of its own, whose clock moves one second with every append, and short words for commands.
struct Scene {
    static let start = Timestamp(microseconds: 1_773_589_620_000_000)

    let store: InMemoryEventStore
    let handler: UserCommandHandler
    let sarah = UUID.version7()
    let other = UUID.version7()

    init() {
        let clock = SteppingClock(start: Self.start)
        store = InMemoryEventStore(clock: { clock.next() })
        handler = UserCommandHandler(store: store)
    }

    /// Gives a command as `alice`, with whatever else `adjust` says.
    @discardableResult
    func give(
        _ command: UserCommand, to user: UUID?, _ adjust: (inout CommandRequest) -> Void = { _ in }
    ) async throws(CommandFailure) -> CommandAnswer {
        var request = CommandRequest(command: command, userID: user, actor: "alice")
        adjust(&request)
        return try await handler.handle(request)
    }

    /// The log's last event.
    func lastEvent() async throws -> RecordedEvent {
        let head = store.confirmedPosition
        return try #require(try await store.read(after: head - 1, through: head, limit: 1).first)
    }
}

final class SteppingClock: Sendable {
    private let seconds = Atomic<Int64>(0)
    private let start: Timestamp

    init(start: Timestamp) {
        self.start = start
    }

    func next() -> Timestamp {
        start.advanced(byMicroseconds: seconds.wrappingAdd(1, ordering: .relaxed).oldValue * 1_000_000)
    }
}

extension UserCommand {
    static func create(_ name: String = "Sarah", _ email: String = "sarah@example.com") throws -> UserCommand {
        .create(name: try UserName(name), email: try EmailAddress(email), status: .active, locale: .default)
    }

    static func rename(_ name: String) throws -> UserCommand { .changeName(try UserName(name)) }
    static func move(_ email: String) throws -> UserCommand { .changeEmail(try EmailAddress(email)) }
    static func turn(_ status: UserStatus) throws -> UserCommand { .changeStatus(status, reason: try Reason("unpaid")) }
    static func delete() throws -> UserCommand { .delete(reason: try Reason("asked to")) }
    static func restore() throws -> UserCommand { .restore(reason: try Reason("a mistake")) }
}

extension AnsweredEvent {
    var text: String { String(decoding: data, as: UTF8.self) }
}
