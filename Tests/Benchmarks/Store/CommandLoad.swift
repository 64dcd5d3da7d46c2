import CommandApplication
import CommandDomain
import FoundationEssentials
import Synchronization
import UserContract

/// Clients that give commands to handlers, as fast as they are answered.
enum CommandLoad {
    /// Creates a second by so many clients, spread over the handlers.
    static func createRate(_ handlers: [UserCommandHandler], clients: Int, seconds: Int) async throws -> Double {
        let clock = ContinuousClock()
        let start = clock.now
        let end = start.advanced(by: .seconds(seconds))
        let done = try await withThrowingTaskGroup(of: Int.self) { group in
            for client in 0..<clients {
                let handler = handlers[client % handlers.count]
                group.addTask {
                    var done = 0
                    while clock.now < end {
                        _ = try await handler.handle(create())
                        done += 1
                    }
                    return done
                }
            }
            return try await group.reduce(0, +)
        }
        return Double(done) / ((clock.now - start) / .seconds(1))
    }

    static func create(_ user: UUID? = nil) throws -> CommandRequest {
        let id = UUID.version7().text
        return CommandRequest(
            command: .create(
                name: try UserName("Sarah Connor"), email: try EmailAddress("\(id)@example.com"), status: .active,
                locale: .default),
            userID: user, actor: "admin", ip: "192.0.2.7", userAgent: "curl/7.88.1")
    }

    static func rename(_ user: UUID) throws -> CommandRequest {
        CommandRequest(
            command: .changeName(try UserName("Sarah \(UUID.version7().text)")), userID: user, actor: "admin",
            ip: "192.0.2.7", userAgent: "curl/7.88.1")
    }
}
