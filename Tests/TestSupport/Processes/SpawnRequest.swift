import FoundationEssentials
import Glibc

/// A command line with its surroundings, in the form that `posix_spawn` takes.
struct SpawnRequest: Sendable {
    let command: [String]
    let environment: [String: String]?
    let standardOutput: String?
    let standardError: String?

    func spawn() -> Result<pid_t, SpawnError> {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        for (descriptor, file) in [(Int32(1), standardOutput), (2, standardError)] {
            guard let file else { continue }
            posix_spawn_file_actions_addopen(&actions, descriptor, file, O_WRONLY | O_CREAT | O_APPEND, 0o644)
        }
        // Sockets of this process must not live on in its children.
        let open = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd")) ?? []
        for descriptor in open.compactMap(Int32.init) where descriptor > 2 {
            posix_spawn_file_actions_addclose(&actions, descriptor)
        }

        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var none = sigset_t()
        sigemptyset(&none)
        var all = sigset_t()
        sigfillset(&all)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setsigdefault(&attributes, &all)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))

        let variables = environment ?? ProcessInfo.processInfo.environment
        let arguments = command.map { strdup($0) } + [nil]
        let values = variables.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer {
            for text in arguments { free(text) }
            for text in values { free(text) }
        }
        var pid = pid_t()
        let status = posix_spawnp(&pid, command[0], &actions, &attributes, arguments, values)
        return status == 0 ? .success(pid) : .failure(SpawnError(command: command[0], code: status))
    }
}
