import Curl
import FoundationEssentials
import JSON
import Logging
import ReplayClient
import ServiceKit

extension Subcommand {
    static let replay = Subcommand(
        "replay", "have the Command Service push events of the past once more", options: ReplayOptions.all
    ) { settings in
        let action = try ReplayOptions.action(settings)
        let address = try ServiceAddress(settings, variable: "COMMAND_URL")
        let driver = CurlDriver(logger: Logger(label: CommandService.name))
        do {
            let service = ServiceClient(
                driver: driver, address: address, name: "the Command Service",
                userAgent: "Hindsight/\(CommandService.version)")
            try await action.carryOut(ReplayClient(service))
        } catch {
            await driver.shutdown()
            throw error
        }
        await driver.shutdown()
    }
}

extension ReplayAction {
    fileprivate func carryOut(_ client: ReplayClient) async throws {
        switch self {
        case .order(let body, let follows):
            let replay = try await Self.order(body, client)
            Console.print(replay.line)
            if follows { try await Self.follow(replay.id, client) }
        case .measure(let body):
            let extent = try await client.measure(body)
            let numbers = ["matching_events", "from_position", "to_position"].map { extent[$0]?.integer ?? 0 }
            Console.print("\(numbers[0]) events would be sent, of the positions \(numbers[1]) to \(numbers[2])")
        case .status(let id, let follows):
            Console.print(try await client.replay(id).line)
            if follows { try await Self.follow(id, client) }
        case .cancel(let id):
            Console.print(try await client.cancel(id).line)
        case .list:
            for replay in try await client.replays() { Console.print(replay.line) }
        }
    }

    private static func order(_ body: JSONObject, _ client: ReplayClient) async throws -> ReplayDocument {
        do throws(ServiceClientProblem) {
            return try await client.order(body)
        } catch {
            guard error.mayPass else { throw error }
            throw ReplayEnd.unanswered(error, replayID: body["replay_id"]?.string ?? "")
        }
    }

    private static func follow(_ id: UUID, _ client: ReplayClient) async throws {
        let replay = try await ReplayFollower(client: client, id: id).follow()
        switch replay.state {
        case .failed: throw ReplayEnd.failed(replay)
        case .cancelled: throw ReplayEnd.cancelled(replay)
        case .queued, .running, .done:
            Console.print(replay.line)
        }
    }
}
