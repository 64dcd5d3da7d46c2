import CommandApplication

/// What a client was told.
typealias CommandAttempt = Result<CommandAnswer, CommandFailure>

extension UserCommandHandler {
    func attempt(_ request: CommandRequest) async -> CommandAttempt {
        do throws(CommandFailure) {
            return .success(try await handle(request))
        } catch {
            return .failure(error)
        }
    }
}
