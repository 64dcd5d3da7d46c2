import Glibc
import Synchronization
import TestSupport

/// What blocking connections need before tasks can use them: a thread for each, a queue before them, a hop there and back.
final class BlockingPool: Sendable {
    private struct Job {
        let value: Int64
        let continuation: CheckedContinuation<Int64, Never>
    }

    private struct Queue {
        var jobs: [Job] = []
        var isClosed = false
    }

    private let queue = Mutex(Queue())
    private let available = BlockingSemaphore()
    private let workers: Int

    init(_ connectionString: String, statement: String, workers: Int) throws {
        self.workers = workers
        for _ in 0..<workers {
            let connection = try BlockingConnection(connectionString, statement: statement)
            WorkerThread.start { [self] in work(connection) }
        }
    }

    func read(_ value: Int64) async -> Int64 {
        await withCheckedContinuation { continuation in
            queue.withLock { $0.jobs.append(Job(value: value, continuation: continuation)) }
            available.signal()
        }
    }

    func close() {
        queue.withLock { $0.isClosed = true }
        for _ in 0..<workers { available.signal() }
    }

    private func work(_ connection: BlockingConnection) {
        while true {
            available.wait()
            guard let job = queue.withLock({ $0.jobs.isEmpty ? nil : $0.jobs.removeFirst() }) else { return }
            job.continuation.resume(returning: connection.read(job.value))
        }
    }
}
