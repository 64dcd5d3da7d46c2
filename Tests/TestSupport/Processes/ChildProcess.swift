public import Glibc
import Synchronization

/// A process that a test started.
///
/// Each has a thread that spawns it and then waits for it. That thread matters: Linux ties "die with the parent" to the thread
/// that made the child, and the threads of Swift's task pool come and go.
public final class ChildProcess: Sendable {
    private struct State {
        var status: ExitStatus?
        var waiters: [CheckedContinuation<ExitStatus, Never>] = []
    }

    public let pid: pid_t
    private let state = Mutex(State())

    private init(pid: pid_t) {
        self.pid = pid
    }

    /// - Parameters:
    ///   - executable: an absolute path, or a name that is looked up in `PATH`.
    ///   - environment: `nil` inherits this process's.
    ///   - standardOutput: a file to append to; `nil` inherits.
    ///   - standardError: a file to append to; `nil` inherits.
    ///   - deathSignal: what the child gets when this process dies, even by SIGKILL; `nil` lets it live on.
    ///   - user: run as this user; only root may.
    public static func spawn(
        _ executable: String, _ arguments: [String] = [], environment: [String: String]? = nil,
        standardOutput: String? = nil, standardError: String? = nil, deathSignal: DeathSignal? = .kill,
        user: String? = nil
    ) throws -> ChildProcess {
        var command = [executable] + arguments
        var wrapper: [String] = []
        if let deathSignal { wrapper += ["--pdeathsig", deathSignal.rawValue] }
        if let user { wrapper += ["--reuid", user, "--regid", user, "--init-groups"] }
        if !wrapper.isEmpty { command = ["setpriv"] + wrapper + ["--"] + command }
        let launch = SpawnRequest(
            command: command, environment: environment, standardOutput: standardOutput, standardError: standardError)
        return try BackgroundThread.start { report in
            switch launch.spawn() {
            case .failure(let error):
                report(.failure(error))
            case .success(let pid):
                let child = ChildProcess(pid: pid)
                report(.success(child))
                child.reap()
            }
        }
    }

    public var isRunning: Bool { state.withLock { $0.status == nil } }

    /// Sends a signal, unless the process has ended.
    public func signal(_ number: Int32) {
        // Under the lock that reaping takes, so that the number cannot belong to somebody else by now.
        state.withLock { state in
            if state.status == nil { _ = Glibc.kill(pid, number) }
        }
    }

    public func kill() {
        signal(SIGKILL)
    }

    /// Returns when the process has ended.
    @discardableResult
    public func wait() async -> ExitStatus {
        await withCheckedContinuation { continuation in
            let status = state.withLock { state in
                if state.status == nil { state.waiters.append(continuation) }
                return state.status
            }
            if let status { continuation.resume(returning: status) }
        }
    }

    private func reap() {
        var info = siginfo_t()
        // Waits without reaping: the number stays ours until the lock is held.
        while waitid(P_PID, id_t(pid), &info, WEXITED | WNOWAIT) == -1, errno == EINTR {}
        let (status, waiters) = state.withLock { state in
            var raw: Int32 = 0
            while waitpid(pid, &raw, 0) == -1, errno == EINTR {}
            let status = ExitStatus(waitStatus: raw)
            state.status = status
            defer { state.waiters = [] }
            return (status, state.waiters)
        }
        for waiter in waiters { waiter.resume(returning: status) }
    }
}
