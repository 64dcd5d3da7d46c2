import CommandApplication

extension CallFault {
    /// For a call that only reads: told as a command's failure is.
    init(_ error: EventStoreError) {
        switch error {
        case .overloaded(let retryAfter): self.init(CommandFailure.overloaded(retryAfter: retryAfter))
        case .unavailable(let retryAfter, _):
            self.init(CommandFailure.unavailable(retryAfter: retryAfter, applied: .no))
        case .corrupt(let sentence): self.init(CommandFailure.corrupt(sentence))
        }
    }
}
