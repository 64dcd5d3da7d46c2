public import Logging
public import Postgres
internal import QueryProjections
public import ServiceLifecycle

/// Carries applied positions to those who wait: at once in this process, by NOTIFY to and from the other instances.
public final class AppliedPositions: Service {
    public let waiters = PositionWaiters()
    private let client: PostgresClient
    private let logger: Logger
    private let announcements: AsyncStream<Int64>
    private let announcer: AsyncStream<Int64>.Continuation

    private static let channel = "hindsight_applied"

    public init(client: PostgresClient, logger: Logger) {
        self.client = client
        self.logger = logger
        // Only the newest matters: a position tells of all before it.
        (announcements, announcer) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    /// After the commit of an apply.
    func applied(_ position: Int64) {
        waiters.advance(to: position)
        announcer.yield(position)
    }

    /// Until graceful shutdown; then nobody is kept waiting.
    public func run() async throws {
        await cancelWhenGracefulShutdown {
            await withTaskGroup { group in
                group.addTask { await self.hear() }
                group.addTask { await self.announce() }
            }
        }
        waiters.close()
    }

    private func hear() async {
        for await notification in client.listen(Self.channel) {
            switch notification {
            case .notified(let payload):
                if let position = Int64(payload) {
                    waiters.advance(to: position)
                } else {
                    // Another copy serves now, which may be elsewhere.
                    await catchUp()
                }
            case .listening: await catchUp()
            }
        }
    }

    /// What was applied while nobody listened was never heard.
    private func catchUp() async {
        let before = waiters.known
        do {
            let rows = try await client.execute(Statements.checkpoint)
            if let checkpoint = try AppliedState.checkpoint(rows) {
                waiters.correct(to: checkpoint.position, from: before)
            }
        } catch {
            logger.warning("The checkpoint could not be read. \(error)")
        }
    }

    private func announce() async {
        for await position in announcements {
            do {
                _ = try await client.execute(Statements.notifyApplied, [String(position)])
            } catch {
                // Readers of other instances then wait until the next one, or in vain.
                logger.warning("The applied position could not be announced. \(error)")
            }
        }
    }
}
