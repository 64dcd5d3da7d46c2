import CommandApplication
import Logging
import Postgres

/// Learns of the events that others append: by notification, and by a look every second, because a notification can be
/// lost. What it learns it confirms.
struct PositionWatcher: Sendable {
    let client: PostgresClient
    let confirmed: ConfirmedPosition
    let confirmer: Confirmer
    let logger: Logger

    /// Runs until the task is cancelled.
    func run() async {
        await withTaskGroup { group in
            group.addTask { await listen() }
            group.addTask { await poll() }
        }
    }

    private func listen() async {
        for await notification in client.listen(Statements.channel) {
            switch notification {
            case .listening: await look()
            case .notified(let payload):
                // Our own appends are confirmed already and cost nothing here.
                if (Int64(payload) ?? .max) > confirmed.position { await look() }
            }
        }
    }

    private func poll() async {
        while !Task.isCancelled {
            try? await Task.sleep(for: .seconds(1))
            await look()
        }
    }

    private func look() async {
        let known = confirmed.position
        do {
            guard let row = try await client.execute(Statements.head, [Statements.log]).first else { return }
            let head = try row.decode(column: 0, as: Int64.self)
            if head > known {
                _ = try await confirmer.confirm()
            } else if head < known {
                logger.critical(
                    "the log ends before a position that was confirmed: the store has lost history",
                    metadata: ["head": "\(head)", "confirmed": "\(known)"])
            }
        } catch {
            logger.debug("the log's head could not be confirmed", metadata: ["error": "\(error)"])
        }
    }
}
